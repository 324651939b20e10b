import { splitShellWords } from "../../ini/line/shell-words.ts";

/**
 * A line of `credential_process`, as its readers take it. The AWS CLI and boto3 split it into words by themselves; the other SDKs give it
 * to a shell. Source: aws-facts.md §3.
 *
 * @public
 */
export interface ProcessCommand {
  /** The program; `undefined` when the line alone does not say it. */
  readonly program: string | undefined;
  /** What only a shell understands, e.g. `$HOME`; `undefined` when every reader starts the same. */
  readonly needsShell: string | undefined;
}

/**
 * Reads a line of `credential_process`.
 *
 * @param platform - as Node spells it; `win32` for `cmd.exe`. Default: a POSIX shell
 * @public
 */
export function readProcessCommand(line: string, platform?: string): ProcessCommand {
  return platform === "win32" ? readWindowsCommand(line) : readPosixCommand(line);
}

function readPosixCommand(line: string): ProcessCommand {
  const needsShell = shellPart(line);
  const words = splitShellWords(line) ?? [];
  const program = words.find((word) => !isAssignment(word));
  return {
    program: program === undefined || /[$`]/.test(needsShell === undefined ? "" : program) ? undefined : program,
    needsShell,
  };
}

function isAssignment(word: string): boolean {
  return /^[A-Za-z_]\w*=/.test(word);
}

/** The first piece of a line that a shell does not take as a part of a plain word. */
function shellPart(line: string): string | undefined {
  const start = line.trimStart();
  const first = splitShellWords(start)?.[0];
  if (first === undefined) return "an open quote";
  if (isAssignment(first)) return `${first.slice(0, first.indexOf("="))}=…`;
  let quote = "";
  for (let at = 0; at < start.length; at++) {
    const character = start.charAt(at);
    if (character === "\\" && quote !== "'") at++;
    else if (character === quote) quote = "";
    else if (quote === "" && (character === "'" || character === '"')) quote = character;
    else if (quote !== "'" && (character === "$" || character === "`"))
      return /^\$\w+|^\$\{\w+\}/.exec(start.slice(at))?.[0] ?? character;
    else if (quote === "" && "|&;<>()*?".includes(character)) return character;
    else if (quote === "" && character === "~" && (at === 0 || /\s/.test(start.charAt(at - 1)))) return "~";
  }
  return undefined;
}

function readWindowsCommand(line: string): ProcessCommand {
  const program = /^\s*(?:"([^"]*)"|(\S+))/.exec(line)?.slice(1).find(Boolean);
  const outside = line.replaceAll(/"[^"]*"/g, '""');
  const needsShell = /%\w+%/.exec(line)?.[0] ?? /[|&<>^]/.exec(outside)?.[0];
  return { program: needsShell?.startsWith("%") ? undefined : program, needsShell };
}
