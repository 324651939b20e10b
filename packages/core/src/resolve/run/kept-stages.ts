import type { CredentialPlan, PlanSource } from "../../plan/plan.ts";

/** Console sign-ins rest in a cache of their own, which all tools share. */
const keptSources: ReadonlySet<PlanSource["kind"]> = new Set(["web-identity", "process", "sso"]);

/**
 * Whether the result of a stage depends on disk. Sources that are as near as our cache are read again each time.
 *
 * @param stage - how many of the plan's steps have been run; 0 is the source alone
 * @internal
 */
export function isKept(plan: Pick<CredentialPlan, "source">, stage: number): boolean {
  return stage > 0 || keptSources.has(plan.source.kind);
}
