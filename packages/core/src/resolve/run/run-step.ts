import { roleNameOf } from "../../model/arn.ts";
import type { Credentials } from "../../model/credentials.ts";
import type { PlanStep } from "../../plan/plan.ts";
import { withMfaCode } from "./ask-mfa.ts";
import type { RunDeps } from "./run-deps.ts";
import type { StageResult } from "./run-source.ts";

/**
 * Runs one step with the credentials that the stage before it yielded.
 *
 * @throws {CredentialError}
 * @internal
 */
export async function runStep(step: PlanStep, credentials: Credentials, deps: RunDeps): Promise<StageResult> {
  const call = (mfaCode: string | undefined) => callSts(step, credentials, mfaCode, deps);
  if (step.mfaSerial === undefined) {
    return await call(undefined);
  }
  return await withMfaCode(step.profile, step.mfaSerial, call, deps);
}

async function callSts(
  step: PlanStep,
  credentials: Credentials,
  mfaCode: string | undefined,
  deps: RunDeps,
): Promise<StageResult> {
  const { logger } = deps;
  if (step.kind === "assume-role") {
    const { assumeRole } = await import("../../sts/assume-role.ts");
    logger.progress(`Assuming the role ${roleNameOf(step.roleArn)}`);
    return await assumeRole({ step, credentials, mfaCode }, deps);
  }
  const { getSessionToken } = await import("../../sts/get-session-token.ts");
  logger.progress(`Getting a session for profile ${step.profile}`);
  return { credentials: await getSessionToken({ step, credentials, mfaCode }, deps), arn: undefined };
}
