import type { CredentialError } from "../../errors/credential-error.ts";
import type { LiveCredentials } from "./live-credentials.ts";

/**
 * What to sign out of: a profile's session, an SSO session by its name, or everything.
 *
 * @public
 */
export type SignOutTarget = { readonly profile: string } | { readonly ssoSession: string } | { readonly all: true };

/**
 * What a sign-out ended and removed, and what it could not end.
 *
 * @public
 */
export interface SignedOut {
  /** SSO sessions that were ended: at AWS (`revoked`), and on this machine for all tools. */
  readonly ssoSessions: readonly { readonly startUrl: string | undefined; readonly revoked: boolean }[];
  /** How many console sessions were forgotten on this machine. */
  readonly consoleSessions: number;
  /** How many cached credentials were removed. */
  readonly cachedCredentials: number;
  /** The profiles that `login` wrote and that are gone from the user's files. */
  readonly removedProfiles: readonly { readonly name: string; readonly of: string; readonly file: string }[];
  /** Files of sign-ins that could not be read or removed. What they hold goes on working; everything else was ended. */
  readonly failed: readonly CredentialError[];
  /** Credentials that were removed here and that AWS takes until they expire: it does not take them back. */
  readonly stillValid: readonly LiveCredentials[];
}

/**
 * What a sign-out leaves alone.
 *
 * @public
 */
export interface SignOutOptions {
  /** Leave the profiles that `login` wrote in the user's files. Default `false`. */
  readonly keepProfiles?: boolean | undefined;
}
