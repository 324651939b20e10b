import { writeSync } from "node:fs";
import type { CredentialError, ErrorClass } from "@aws-temp/core";

/** A new class of error does not compile until it has a status. */
const statuses: Readonly<Record<ErrorClass, number>> = {
  fault: 1,
  configuration: 2,
  "person-needed": 3,
  refused: 4,
  network: 5,
  interrupted: 130,
};

/** SDKs put what they find on stderr into their own message: more than this would bury it. */
const mostLines = 3;

/**
 * Says on stderr how the helper ended.
 *
 * @returns the exit status
 * @public
 */
export function report(error: CredentialError): number {
  tell([`${error.message} (${error.code})`, ...error.hints]);
  return statuses[error.class];
}

/** @public */
export function tell(lines: readonly string[]): void {
  const shown = lines.slice(0, mostLines).map((line) => `aws-temp-action: ${line.replaceAll(/\s+/g, " ").trim()}\n`);
  writeSync(2, shown.join(""));
}
