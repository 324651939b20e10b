import { CredentialError } from "../errors/credential-error.ts";
import type { FaultCircumstances, StsFault } from "./fault.ts";
import { faults } from "./faults.ts";

/**
 * Finds the first row that a fault fits, and says it. Pure: the table is tested without a network.
 *
 * @internal
 */
export function judgeFault(fault: StsFault, circumstances: FaultCircumstances): CredentialError {
  const row = faults.find(({ when }) => when(fault, circumstances));
  const data = {
    profile: circumstances.profile,
    ...(circumstances.roleArn !== undefined && { roleArn: circumstances.roleArn }),
    awsCode: fault.origin === "aws" ? fault.code : undefined,
    requestId: fault.requestId,
    ...(circumstances.skewSeconds !== undefined && { skewSeconds: circumstances.skewSeconds }),
    cause: fault.cause,
  };
  if (row === undefined) {
    return new CredentialError("UNEXPECTED", sentence(fault.message), data);
  }
  return new CredentialError(row.code, sentence(row.message(fault, circumstances)), {
    ...data,
    hints: row.hints(fault, circumstances),
  });
}

/** AWS ends some of its messages with a full stop and others not. */
function sentence(text: string): string {
  return /[.!?)]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
