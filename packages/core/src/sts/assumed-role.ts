import type { AssumeRoleCommandOutput, AssumeRoleWithWebIdentityCommandOutput } from "@aws-sdk/client-sts";
import { isArn, parseArn } from "../model/arn.ts";
import type { Credentials } from "../model/credentials.ts";
import type { AnswerTime } from "../model/time/local-time.ts";
import type { FaultContext } from "./faults/fault.ts";
import { incompleteAnswer, readCredentials } from "./read-credentials.ts";

/**
 * A role's session.
 *
 * @public
 */
export interface AssumedRole {
  /** Temporary, with the role's account and the session's expiry. */
  readonly credentials: Credentials;
  /** `arn:aws:sts::<account>:assumed-role/<role>/<session name>`. */
  readonly arn: string;
}

/** @internal */
export function readAssumedRole(
  answer: AssumeRoleCommandOutput | AssumeRoleWithWebIdentityCommandOutput,
  context: FaultContext,
  time: AnswerTime,
): AssumedRole {
  const arn = answer.AssumedRoleUser?.Arn;
  if (!arn || !isArn(arn)) {
    throw incompleteAnswer("role session", context);
  }
  return { credentials: readCredentials(answer.Credentials, parseArn(arn)?.accountId, context, time), arn };
}
