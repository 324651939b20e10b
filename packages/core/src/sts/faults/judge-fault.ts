import type { CredentialError } from "../../errors/credential-error.ts";
import type { Fault } from "../../network/faults/fault.ts";
import { judgeByTable } from "../../network/faults/judge-by-table.ts";
import type { FaultCircumstances } from "./fault.ts";
import { faults } from "./faults.ts";

/**
 * Says what a fault of STS means.
 *
 * @internal
 */
export function judgeFault(fault: Fault, circumstances: FaultCircumstances): CredentialError {
  const { roleArn, skewSeconds } = circumstances;
  return judgeByTable(faults, fault, circumstances, {
    ...(roleArn !== undefined && { roleArn }),
    ...(skewSeconds !== undefined && { skewSeconds }),
  });
}
