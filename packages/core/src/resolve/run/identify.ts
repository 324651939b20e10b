import type { Credentials } from "../../model/credentials.ts";
import type { CredentialPlan, Endpoint } from "../../plan/plan.ts";
import { isLongTerm } from "../../plan/plan-steps.ts";
import type { CallerIdentity } from "../../sts/get-caller-identity.ts";
import type { CacheUse } from "./cache-use.ts";
import { withDecidingLine } from "./deciding-line.ts";
import type { RunDeps } from "./run-deps.ts";
import { runPlan } from "./run-plan.ts";
import { runSource } from "./run-source.ts";

/**
 * Asks AWS whose credentials a plan leads to.
 *
 * @throws {CredentialError}
 * @internal
 */
export async function identify(plan: CredentialPlan, cacheUse: CacheUse, deps: RunDeps): Promise<CallerIdentity> {
  const onlyStep = plan.steps.length === 1 ? plan.steps[0] : undefined;
  const keysAreEnough = onlyStep?.kind === "get-session-token" && isLongTerm(plan.source);
  const { credentials } = keysAreEnough ? await runSource(plan.source, cacheUse, deps) : await runPlan(plan, cacheUse, deps);
  return await callerOf(credentials, plan.endpoint, plan.profile, deps).catch((error: unknown) => {
    throw keysAreEnough ? withDecidingLine(error, onlyStep, plan, deps.profiles) : error;
  });
}

/**
 * GetCallerIdentity with given credentials.
 *
 * @internal
 */
export async function callerOf(
  credentials: Credentials,
  endpoint: Endpoint,
  profile: string,
  deps: Pick<RunDeps, "environment" | "clock" | "logger" | "userAgent">,
): Promise<CallerIdentity> {
  const { getCallerIdentity } = await import("../../sts/get-caller-identity.ts");
  deps.logger.progress("Asking AWS who this is");
  return await getCallerIdentity({ credentials, endpoint, profile }, deps);
}
