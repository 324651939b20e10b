import { CredentialError } from "../../errors/credential-error.ts";
import { buildPlan } from "../../plan/build-plan.ts";
import type { CredentialPlan } from "../../plan/plan.ts";
import { cacheKey } from "../../store/cache/cache-key.ts";
import { isKept } from "../run/kept-stages.ts";
import type { RunDeps } from "../run/run-deps.ts";

/** A stage of a plan whose result may rest in the cache. @internal */
export interface PlannedStage {
  readonly plan: CredentialPlan;
  /** How many of the plan's steps have been run. */
  readonly stage: number;
}

/**
 * Which profiles lead to what in the cache: the stages of all their plans, as the files say today, by cache key.
 *
 * @internal
 */
export function stagesByKey({ profiles, environment, userName }: RunDeps): ReadonlyMap<string, readonly PlannedStage[]> {
  const found = new Map<string, PlannedStage[]>();
  for (const profile of profiles.profiles.keys()) {
    const plan = planOrNone(() => buildPlan({ profiles, environment, userName, request: { profile } }));
    for (let stage = 0; plan !== undefined && stage <= plan.steps.length; stage++) {
      if (!isKept(plan, stage)) continue;
      const key = cacheKey(plan, stage);
      const stages = found.get(key);
      if (stages === undefined) found.set(key, [{ plan, stage }]);
      else stages.push({ plan, stage });
    }
  }
  return found;
}

function planOrNone(plan: () => CredentialPlan): CredentialPlan | undefined {
  try {
    return plan();
  } catch (error) {
    // A broken profile leads nowhere.
    if (error instanceof CredentialError) return undefined;
    throw error;
  }
}
