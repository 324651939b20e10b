import type { CredentialError, ErrorCode } from "@aws-temp/core";
import { exitStatus } from "@aws-temp/core/internal";

/** What each status says, in its order. */
export const meanings: readonly (readonly [status: number, meaning: string])[] = [
  [0, "done"],
  [exitStatus.fault, "an error in aws-temp itself"],
  [exitStatus.configuration, "usage or configuration"],
  [exitStatus["person-needed"], "user interaction is required (a sign-in or an MFA code), but there is no terminal"],
  [exitStatus.refused, "AWS refused the call"],
  [exitStatus.network, "network or time-out"],
  [exitStatus.interrupted, "interrupted"],
];

/** What shells answer for a command that they cannot start. */
const statusOfCode: Partial<Readonly<Record<ErrorCode, number>>> = { COMMAND_NOT_FOUND: 127, COMMAND_NOT_EXECUTABLE: 126 };

/** The exit status of an error. */
export function statusOf({ code, class: kind }: CredentialError): number {
  return statusOfCode[code] ?? exitStatus[kind];
}
