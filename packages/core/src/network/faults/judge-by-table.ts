import { CredentialError, type ErrorData } from "../../errors/credential-error.ts";
import type { CallCircumstances, Fault, FaultRow } from "./fault.ts";

/**
 * Finds the first row that a fault fits, and says it. Pure: tables are tested without a network.
 *
 * @param data - what the error is about, beyond profile, AWS's code and the request
 * @internal
 */
export function judgeByTable<Circumstances extends CallCircumstances>(
  rows: readonly FaultRow<Circumstances>[],
  fault: Fault,
  circumstances: Circumstances,
  data: ErrorData = {},
): CredentialError {
  const row = rows.find(({ when }) => when(fault, circumstances));
  const details = {
    profile: circumstances.profile,
    ...data,
    ...(fault.origin === "aws" && { awsCode: fault.code, awsMessage: fault.message }),
    requestId: fault.requestId,
    cause: fault.cause,
  };
  if (row === undefined) {
    return new CredentialError("UNEXPECTED", sentence(fault.message), details);
  }
  return new CredentialError(row.code, sentence(row.message(fault, circumstances)), {
    ...details,
    hints: row.hints(fault, circumstances),
  });
}

/** AWS ends some of its messages with a full stop and others not. */
function sentence(text: string): string {
  return /[.!?)]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
