import { writeSync } from "node:fs";
import type { CredentialError } from "@aws-temp/core";
import { exitStatus } from "@aws-temp/core/internal";

/** SDKs put what they find on stderr into their own message: more than this would bury it. */
const mostLines = 3;

/**
 * Says on stderr how the helper ended.
 *
 * @returns the exit status
 * @public
 */
export function report(error: CredentialError): number {
  // A job has no other program of ours.
  tell([`${error.message} (${error.code})`, ...error.hints.filter((hint) => !/\baws-temp\b/.test(hint))]);
  return exitStatus[error.class];
}

/** @public */
export function tell(lines: readonly string[]): void {
  const shown = lines.slice(0, mostLines).map((line) => `aws-temp-action: ${line.replaceAll(/\s+/g, " ").trim()}\n`);
  writeSync(2, shown.join(""));
}
