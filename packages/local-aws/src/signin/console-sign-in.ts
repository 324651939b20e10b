import type { WorldClock } from "../clock/world-clock.ts";
import type { Directory } from "../identity/directory.ts";
import type { SessionStore } from "../identity/session-store.ts";
import { OneTimeSecrets } from "../oauth/one-time-secrets.ts";
import type { SignInSwitch } from "../oauth/sign-in-switch.ts";
import type { Service } from "../server/service.ts";
import type { SignableRequest } from "../signature/signable-request.ts";
import type { WorldConsoleSignIn } from "../world/world-console-sign-in.ts";
import { ConsolePrincipals } from "./console-principals.ts";
import { IdTokenIssuer } from "./id-token.ts";
import { signinService } from "./signin-service.ts";
import { SigninSessions } from "./signin-sessions.ts";
import type { SigninWorld } from "./signin-world.ts";
import { UsedProofs } from "./used-proofs.ts";

/**
 * What happens to console sign-ins, for tests.
 *
 * @public
 */
export interface ConsoleSignInControls {
  /** Refresh tokens expire now (`TOKEN_EXPIRED`); credentials live on. */
  expireSessions(): void;
  /**
   * Refreshes of sign-ins so far are refused with `USER_CREDENTIALS_CHANGED`.
   *
   * @param arn - of the principal that signed in
   */
  changePassword(arn: string): void;
}

/** @internal */
export function consoleSignIn(
  settings: WorldConsoleSignIn,
  deps: {
    readonly clock: WorldClock;
    readonly directory: Directory;
    readonly credentials: SessionStore;
    readonly signIn: SignInSwitch;
    readonly originOf: (request: SignableRequest) => string;
  },
): { readonly service: Service; readonly controls: ConsoleSignInControls } {
  const { clock, directory, credentials, signIn, originOf } = deps;
  const world: SigninWorld = {
    clock,
    settings,
    principals: new ConsolePrincipals(settings.principals, directory),
    tickets: new OneTimeSecrets(),
    codes: new OneTimeSecrets(),
    sessions: new SigninSessions(),
    proofs: new UsedProofs(),
    idTokens: new IdTokenIssuer(),
    credentials,
    signIn,
    originOf,
  };
  const controls: ConsoleSignInControls = {
    expireSessions: () => world.sessions.expireAll(clock.now()),
    changePassword: (arn) => world.sessions.changePassword(arn),
  };
  return { service: signinService(world), controls };
}
