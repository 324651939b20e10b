import { CredentialError } from "@aws-temp/core";
import { nearest } from "@aws-temp/core/internal";
import { type CommandEntry, commandTable } from "./command-table.ts";

/** What the arguments ask for. */
export type Asked =
  | { readonly what: "version" }
  | { readonly what: "help"; readonly id: string | undefined }
  | { readonly what: "command"; readonly id: string; readonly entry: CommandEntry; readonly rest: string[] };

const helpFlags = new Set(["--help", "-h"]);

/**
 * Finds the command: the longest beginning of the arguments that is one.
 *
 * @throws {CredentialError} `USAGE` when there is none, with the names that look like it
 */
export function findCommand(argv: readonly string[]): Asked {
  const ownArguments = argv.includes("--") ? argv.slice(0, argv.indexOf("--")) : argv;
  if (argv[0] === "--version" || argv[0] === "-v") return { what: "version" };
  const wantsHelp = argv.length === 0 || argv[0] === "help" || ownArguments.some((word) => helpFlags.has(word));
  const words = argv[0] === "help" ? argv.slice(1) : argv;
  const found = longestCommand(words);
  if (wantsHelp && (found !== undefined || words.every((word) => helpFlags.has(word)))) return { what: "help", id: found?.id };
  if (found !== undefined) return found;
  const named = words.filter((word) => !helpFlags.has(word)).join(" ");
  if (isTopic(named)) return { what: "help", id: named };
  const [first = "", second = ""] = words;
  throw isTopic(first) ? unknownCommand(`${first} ${second}`, first) : unknownCommand(first);
}

/** Whether commands begin with these words, though they are none themselves: `sso`, `configure`. */
function isTopic(words: string): boolean {
  return [...commandTable.keys()].some((id) => id.startsWith(`${words} `));
}

function longestCommand(words: readonly string[]): Extract<Asked, { what: "command" }> | undefined {
  for (let length = Math.min(3, words.length); length > 0; length--) {
    const id = words.slice(0, length).join(" ");
    const entry = commandTable.get(id);
    if (entry !== undefined) return { what: "command", id, entry, rest: words.slice(length) };
  }
  return undefined;
}

function unknownCommand(typed: string, topic?: string): CredentialError {
  const list = `List them: aws-temp ${topic === undefined ? "" : `${topic} `}--help`;
  if (typed.startsWith("-")) {
    return new CredentialError("USAGE", "The command comes first, its flags after it.", {
      hints: ["Use this form: aws-temp whoami --json", list],
    });
  }
  const alike = nearest(typed, commandTable.keys());
  return new CredentialError("USAGE", `There is no command ${typed}.`, {
    hints: [...(alike.length > 0 ? [`Did you mean ${alike.map((id) => `aws-temp ${id}`).join(" or ")}?`] : []), list],
  });
}
