import type { WorldClock } from "../clock/world-clock.ts";
import type { Directory } from "../identity/directory.ts";
import type { SessionStore } from "../identity/session-store.ts";
import type { SigninTokens } from "./signin-tokens.ts";

/**
 * What the federation endpoint works on.
 *
 * @internal
 */
export interface FederationWorld {
  readonly clock: WorldClock;
  readonly directory: Directory;
  readonly sessions: SessionStore;
  readonly tokens: SigninTokens;
}

/**
 * The endpoint's only refusal: HTTP 400. Why is said for people alone, as AWS says nothing of use.
 *
 * @internal
 */
export class FederationFault extends Error {
  override readonly name = "FederationFault";
}
