/**
 * A sign-in to IAM Identity Center that leads to no role yet.
 *
 * @public
 */
export interface SignedIn {
  readonly profile: string;
  /** The `sso-session`; `undefined` when the profile has the sign-in in itself. */
  readonly session: string | undefined;
  readonly startUrl: string;
  readonly expiresAt: Date;
  /** The sign-in was there already. */
  readonly fromCache: boolean;
}
