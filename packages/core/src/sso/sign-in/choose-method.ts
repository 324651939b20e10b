import type { BrowserReach } from "../../browser/browser-reach.ts";
import type { SignInOptions } from "../../browser/sign-in-options.ts";
import type { SsoGrant } from "./client-registration-file.ts";

/** @internal */
export interface ChosenMethod {
  readonly grant: SsoGrant;
  /** Whether opening a browser is to be tried. */
  readonly open: boolean;
  /** Whether a device code may take over where the authorization code turns out not to work. */
  readonly mayFallBack: boolean;
  /** Why a device code, where no one asked for one. */
  readonly reason: string | undefined;
}

/**
 * Chooses the authorization code with PKCE wherever the user's browser can come back to this machine, and a device code
 * elsewhere. What the user asks for counts; `noBrowser` and a port say that the browser's way back was seen to.
 *
 * @internal
 */
export function chooseMethod(options: SignInOptions, reach: BrowserReach): ChosenMethod {
  const open = reach.canOpen && options.noBrowser !== true;
  const asked = options.useDeviceCode ?? (options.redirectPort === undefined ? undefined : false);
  if (asked !== undefined) {
    return { grant: asked ? "device-code" : "authorization-code", open, mayFallBack: false, reason: undefined };
  }
  // Who asks for the address alone sees to the browser, or pastes what it ended on.
  if (reach.canReturn || options.noBrowser === true) {
    return { grant: "authorization-code", open, mayFallBack: true, reason: undefined };
  }
  return { grant: "device-code", open, mayFallBack: false, reason: reach.reason };
}
