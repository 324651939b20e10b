import type { IdentityCenterControls, WaitingDevice } from "../identity-center/identity-center-controls.ts";
import { isSignInMode, type SignInMode, type SignInSwitch } from "../oauth/sign-in-switch.ts";
import type { ConsoleSignInControls } from "../signin/console-sign-in.ts";

/** @internal */
export interface SignIns {
  readonly signIn: SignInSwitch;
  readonly identityCenter: IdentityCenterControls;
  readonly consoleSignIn: ConsoleSignInControls;
}

/** @internal */
export function shownSignIns({ signIn, identityCenter }: SignIns): {
  readonly mode: SignInMode;
  readonly devices: readonly WaitingDevice[];
} {
  return { mode: signIn.mode, devices: identityCenter.devices() };
}

/**
 * Does what a request says.
 *
 * @throws {TypeError} when it says nothing that is known
 * @internal
 */
export function changeSignIns(body: unknown, { signIn, identityCenter, consoleSignIn }: SignIns): void {
  const { mode, approve, deny, user, revoke, expire } = (body ?? {}) as Record<string, unknown>;
  const expirations: Readonly<Record<string, () => void>> = {
    "access-tokens": () => identityCenter.expireAccessTokens(),
    "refresh-tokens": () => identityCenter.expireRefreshTokens(),
    clients: () => identityCenter.expireClients(),
    "console-sessions": () => consoleSignIn.expireSessions(),
  };
  if (isSignInMode(mode)) signIn.mode = mode;
  else if (typeof approve === "string") identityCenter.approveDevice(approve, typeof user === "string" ? user : undefined);
  else if (typeof deny === "string") identityCenter.denyDevice(deny);
  else if (revoke === "sessions") identityCenter.revokeSessions();
  else if (typeof expire === "string" && Object.hasOwn(expirations, expire)) expirations[expire]?.();
  else throw new TypeError('Send { "mode" }, { "approve" }, { "deny" }, { "revoke": "sessions" } or { "expire" }.');
}
