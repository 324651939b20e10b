import { CredentialError, parseDuration } from "@aws-temp/core/internal/cached";
import type { Input, PromptMode } from "./input.ts";

/** Below the 60 s after which the SDK for Go gives up. */
const usualTimeout = 50;

const valueFlags = ["--profile", "--region", "--min-ttl", "--timeout", "--prompt"] as const;
type ValueFlag = (typeof valueFlags)[number];

const short: Readonly<Record<string, string>> = { "-p": "--profile", "-h": "--help", "-v": "--version" };
const promptModes: readonly string[] = ["tty", "gui", "none"] satisfies readonly PromptMode[];

/**
 * Reads the command line. Each flag may be `--flag VALUE` or `--flag=VALUE`; the profile may also stand alone.
 *
 * @param argv - without Node and script
 * @throws {CredentialError} `USAGE` or `INVALID_VALUE`
 */
export function readArguments(argv: readonly string[]): Input | "help" | "version" {
  const values = new Map<ValueFlag, string>();
  let allowLogin = false;
  let positional: string | undefined;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? "";
    // Out of a variable that is not set: the default profile is not what was meant.
    if (word === "") throw usage("The name of the profile is empty.");
    if (!word.startsWith("-")) {
      if (positional !== undefined) throw usage("More than one profile is named.");
      positional = word;
      continue;
    }
    const equals = word.startsWith("--") ? word.indexOf("=") : -1;
    const typed = equals < 0 ? word : word.slice(0, equals);
    const flag = short[typed] ?? typed;
    if (equals < 0 && flag === "--help") return "help";
    if (equals < 0 && flag === "--version") return "version";
    if (equals < 0 && flag === "--allow-login") {
      allowLogin = true;
      continue;
    }
    if (flag === "--allow-login") throw usage(`${flag} takes no value.`);
    if (!isValueFlag(flag)) throw usage(`There is no flag ${typed}.`);
    const value = equals < 0 ? argv[++at] : word.slice(equals + 1);
    if (value === undefined || value === "") throw usage(`${flag} needs a value.`);
    // As the AWS CLI has it, the last value counts; but credentials of another profile than one of those named are none.
    if (flag === "--profile" && (values.get(flag) ?? value) !== value) throw usage("Two profiles are named.");
    values.set(flag, value);
  }
  const named = values.get("--profile");
  if (named !== undefined && positional !== undefined && named !== positional) throw usage("Two profiles are named.");
  return {
    request: { profile: named ?? positional, region: values.get("--region") },
    cacheUse: { minTtlSeconds: seconds(values, "--min-ttl") },
    timeoutSeconds: seconds(values, "--timeout") ?? usualTimeout,
    allowLogin,
    prompt: promptMode(values.get("--prompt")),
  };
}

function isValueFlag(flag: string): flag is ValueFlag {
  return (valueFlags as readonly string[]).includes(flag);
}

function seconds(values: ReadonlyMap<ValueFlag, string>, flag: "--min-ttl" | "--timeout"): number | undefined {
  const text = values.get(flag);
  const read = text === undefined ? undefined : parseDuration(text);
  if (text !== undefined && read === undefined) {
    throw new CredentialError("INVALID_VALUE", `${flag} ${text} is not a duration.`, {
      hints: ["Use a form such as 45m or 12h, or seconds: 3600."],
    });
  }
  return read;
}

function promptMode(text = "tty"): PromptMode {
  if (promptModes.includes(text)) return text as PromptMode;
  throw new CredentialError("INVALID_VALUE", `--prompt ${text} is neither tty, gui nor none.`, {
    hints: ["Omit the flag to get a question on the terminal."],
  });
}

function usage(message: string): CredentialError {
  return new CredentialError("USAGE", message, {
    hints: [
      "Use this form: aws-temp-credential-process --profile NAME",
      "List what is available: aws-temp-credential-process --help",
    ],
  });
}
