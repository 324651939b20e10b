import type { Principal } from "./principal.ts";
import type { Session } from "./session-store.ts";

/**
 * A principal whose signature was verified.
 *
 * @internal
 */
export interface Caller {
  readonly principal: Principal;
  readonly region: string;
  /** What the temporary credentials carry along; `undefined` for long-term keys. */
  readonly session: Session | undefined;
}
