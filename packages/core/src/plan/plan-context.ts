import type { Environment } from "../ports/environment.ts";
import type { Profile, ProfileSet } from "../profiles/profile.ts";
import type { PlanRequest, PlanWarning } from "./plan.ts";

/**
 * What every part of planning reads, and the two lists that it may add to.
 *
 * @internal
 */
export interface PlanContext {
  readonly profiles: ProfileSet;
  readonly environment: Environment;
  readonly userName: string;
  readonly request: PlanRequest;
  /** The profile that was asked for; `undefined` when only the environment is used. */
  readonly asked: Profile | undefined;
  readonly warnings: PlanWarning[];
  readonly reasons: string[];
}
