import type { CredentialError, ErrorCode } from "@aws-temp/core";
import { exitStatus } from "@aws-temp/core/internal";

/** What each status says, in its order. */
export const meanings: readonly (readonly [status: number, meaning: string])[] = [
  [0, "done"],
  [exitStatus.fault, "a fault in aws-temp"],
  [exitStatus.configuration, "usage or configuration"],
  [exitStatus["person-needed"], "a user is needed to sign in or for MFA, and none can be asked"],
  [exitStatus.refused, "AWS said no"],
  [exitStatus.network, "network or time-out"],
  [exitStatus.interrupted, "interrupted"],
];

/** What shells answer for a command that they cannot start. */
const statusOfCode: Partial<Readonly<Record<ErrorCode, number>>> = { COMMAND_NOT_FOUND: 127, COMMAND_NOT_EXECUTABLE: 126 };

/** The exit status of an error. */
export function statusOf({ code, class: kind }: CredentialError): number {
  return statusOfCode[code] ?? exitStatus[kind];
}
