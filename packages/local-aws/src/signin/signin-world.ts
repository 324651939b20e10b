import type { WorldClock } from "../clock/world-clock.ts";
import type { SessionStore } from "../identity/session-store.ts";
import type { OneTimeSecrets } from "../oauth/one-time-secrets.ts";
import type { SignInSwitch } from "../oauth/sign-in-switch.ts";
import type { SignableRequest } from "../signature/signable-request.ts";
import type { WorldConsoleSignIn } from "../world/world-console-sign-in.ts";
import type { ConsolePrincipals } from "./console-principals.ts";
import type { IdTokenIssuer } from "./id-token.ts";
import type { SigninSessions } from "./signin-sessions.ts";
import type { UsedProofs } from "./used-proofs.ts";

/**
 * What a program asked for at `/v1/authorize`.
 *
 * @internal
 */
export interface SigninRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly challenge: string;
}

/**
 * What an authorization code stands for.
 *
 * @internal
 */
export interface SigninGrant extends SigninRequest {
  /** ARN. */
  readonly principal: string;
}

/**
 * What the sign-in service works on.
 *
 * @internal
 */
export interface SigninWorld {
  readonly clock: WorldClock;
  readonly settings: WorldConsoleSignIn;
  readonly principals: ConsolePrincipals;
  readonly tickets: OneTimeSecrets<SigninRequest>;
  readonly codes: OneTimeSecrets<SigninGrant>;
  readonly sessions: SigninSessions;
  readonly proofs: UsedProofs;
  readonly idTokens: IdTokenIssuer;
  /** Where credentials come from. */
  readonly credentials: SessionStore;
  readonly signIn: SignInSwitch;
  /** The address under which a request reached local AWS. */
  readonly originOf: (request: SignableRequest) => string;
}

/** @internal */
export const sameDevice = "arn:aws:signin:::devtools/same-device";

/** @internal */
export const crossDevice = "arn:aws:signin:::devtools/cross-device";

/** @internal */
export const confirmationPath = "/v1/sessions/confirmation";
