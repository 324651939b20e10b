import { CredentialError, type Environment } from "@aws-temp/core";

/** @public */
export interface InputSource {
  readonly environment: Environment;
  /** The input without the white space around it; empty when it is not given. */
  readonly input: (name: string) => string;
}

/** Inputs that a variable of the job can give, too: those of aws-actions/configure-aws-credentials. */
const fromVariables = new Set([
  "role-to-assume",
  "web-identity-token-file",
  "role-chaining",
  "audience",
  "mask-aws-account-id",
  "role-duration-seconds",
  "role-external-id",
  "role-session-name",
  "role-skip-session-tagging",
  "transitive-tag-keys",
  "inline-session-policy",
  "managed-session-policies",
  "output-credentials",
  "unset-current-credentials",
  "disable-retry",
  "retry-max-attempts",
  "special-characters-workaround",
  "use-existing-credentials",
  "overwrite-aws-profile",
]);

/**
 * An input, or the variable that stands for it (`ROLE_TO_ASSUME` for `role-to-assume`).
 *
 * @returns `undefined` when neither says anything
 * @public
 */
export function readText(source: InputSource, name: string): string | undefined {
  const stands = fromVariables.has(name) && readsVariables(source);
  const variable = stands ? source.environment[name.toUpperCase().replaceAll("-", "_")] : undefined;
  return source.input(name).trim() || variable?.trim() || undefined;
}

/** Whether variables of the job stand for inputs that are not given. */
function readsVariables({ input }: InputSource): boolean {
  return !/^false$/i.test(input("translate-env-variables").trim());
}

/** The lines of an input that hold something. */
export function readLines(source: InputSource, name: string): readonly string[] {
  return (readText(source, name) ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/**
 * A switch, in the words of YAML 1.2.
 *
 * @throws {CredentialError} `INVALID_VALUE` for anything else, `no` and `off` included
 */
export function readSwitch(source: InputSource, name: string, usual = false): boolean {
  const text = readText(source, name);
  if (text === undefined) return usual;
  if (["true", "True", "TRUE"].includes(text)) return true;
  if (["false", "False", "FALSE"].includes(text)) return false;
  throw new CredentialError(
    "INVALID_VALUE",
    `Input does not meet YAML 1.2 "Core Schema" specification: ${name}\nSupport boolean input list: \`true | True | TRUE | false | False | FALSE\``,
  );
}

/**
 * The number that a text begins with.
 *
 * @returns `undefined` for none and for 0, which stand for the default
 */
export function readNumber(source: InputSource, name: string): number | undefined {
  return Number.parseInt(readText(source, name) ?? "", 10) || undefined;
}
