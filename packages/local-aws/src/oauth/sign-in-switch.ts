/**
 * Who answers when someone signs in.
 *
 * - `page`: whoever sees the page, or a test by {@link LocalAws.identityCenter}.
 * - `automatic`: local AWS approves at once, as the first user (the first principal at console sign-in).
 * - `denied`: local AWS denies at once.
 *
 * @public
 */
export type SignInMode = "page" | "automatic" | "denied";

/** @internal */
export class SignInSwitch {
  mode: SignInMode;

  constructor(mode: SignInMode) {
    this.mode = mode;
  }
}

/** @internal */
export function isSignInMode(value: unknown): value is SignInMode {
  return value === "page" || value === "automatic" || value === "denied";
}
