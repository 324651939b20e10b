import type { SignInOptions } from "../../browser/sign-in-options.ts";
import { CredentialError } from "../../errors/credential-error.ts";
import type { Secret } from "../../model/secret.ts";
import { typedWord } from "../../model/typed-word.ts";
import { loginCommand } from "../client/sso-faults.ts";
import { isVanityUrl } from "../sign-in/start-url.ts";
import { describeSession, type SsoSession } from "../sso-session.ts";
import type { SsoToken } from "./sso-token.ts";

/** @internal */
export interface AccessTokenInput {
  readonly session: SsoSession;
  /** The profile that asks, for messages and hints. */
  readonly profile?: string | undefined;
  /**
   * How far to go: take what is there, or refresh it where it has to be, or ask the user.
   */
  readonly mode: "cached-only" | "refresh" | "sign-in";
  /** Take nothing that is there: `sign-in` signs in again, `refresh` refreshes. Default `false`. */
  readonly force?: boolean | undefined;
  /** The user asked for this by name: a sign-in that failed a moment ago does not count. Default: as `force`. */
  readonly insist?: boolean | undefined;
  /** A token that AWS has just refused, whatever its file says about its end. */
  readonly rejected?: Secret | undefined;
  readonly signIn?: SignInOptions | undefined;
}

/** @internal */
export interface SsoAccessToken {
  readonly token: Secret;
  readonly expiresAt: Date;
  /** Where the session is: not the configured region behind a vanity start URL. */
  readonly region: string;
  readonly obtained: "cache" | "refresh" | "sign-in";
}

/**
 * Whether a token lives beyond a moment, and is not the one that AWS refused.
 *
 * @internal
 */
export function isUsable(token: SsoToken, rejected: Secret | undefined, moment: number): boolean {
  return token.expiresAt.getTime() > moment && token.accessToken.reveal() !== rejected?.reveal();
}

/** @internal */
export function accessTokenOf(token: SsoToken, session: SsoSession, obtained: SsoAccessToken["obtained"]): SsoAccessToken {
  return { token: token.accessToken, expiresAt: token.expiresAt, region: regionOf(token, session), obtained };
}

/** @internal */
export function regionOf(token: SsoToken, session: SsoSession): string {
  return isVanityUrl(session.startUrl) ? (token.region ?? session.region) : session.region;
}

/** @internal */
export function signInNeeded(
  { session, profile, rejected }: Pick<AccessTokenInput, "session" | "profile" | "rejected">,
  token: SsoToken | undefined,
  cause?: CredentialError,
): CredentialError {
  const refused = cause !== undefined || (token !== undefined && token.accessToken.reveal() === rejected?.reveal());
  const why =
    token === undefined
      ? ""
      : refused
        ? ": AWS takes the last one no more"
        : `: the last one ended at ${token.expiresAt.toISOString()}`;
  const signIn = profile === undefined ? "A sign-in" : `Profile ${profile}: a sign-in`;
  return new CredentialError("SIGN_IN_NEEDED", `${signIn} to ${describeSession(session)} is needed${why}.`, {
    profile,
    cause,
    // A command about the directory names a session, for which there may be no profile yet.
    hints:
      profile === undefined && session.name !== undefined
        ? [`At a terminal: aws-temp sso accounts --sso-session ${typedWord(session.name)}`]
        : [loginCommand({ profile })],
  });
}
