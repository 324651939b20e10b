import type { ProfileSet } from "../../profiles/profile.ts";
import type { StageStore } from "../../store/cache/stage-store.ts";
import type { ResolverDeps } from "../resolver.ts";

/**
 * What running a plan needs: the resolver's own deps, the files as they were read, and the places of our state.
 *
 * @internal
 */
export interface RunDeps extends ResolverDeps {
  readonly profiles: ProfileSet;
  readonly stateFolder: string;
  /** Where the results of stages are kept. */
  readonly store: StageStore;
}
