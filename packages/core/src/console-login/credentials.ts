import type { SignInOptions } from "../browser/sign-in-options.ts";
import type { Credentials } from "../model/credentials.ts";
import { type MinTtl, requiredTimeLeft } from "../model/time/expiry.ts";
import { consoleSessionOf, type LoginSource } from "./console-session.ts";
import { signInNeeded } from "./sign-in-needed.ts";
import type { SigninDeps } from "./signin-deps.ts";
import { credentialsOf, lives } from "./token/signin-token.ts";
import { readStoredToken } from "./token/token-cache.ts";

/** Seconds; AWS gives a session's credentials no longer life, and renews them for up to twelve hours. */
const lifetime = 900;
/** However long credentials are asked to live: those of the last minute are as good as any that could be had. */
const mostMargin = lifetime - 60;

/** @internal */
export interface SigninCredentialsInput {
  readonly source: LoginSource;
  /** How far to go: take what is there, or renew it where it has to be, or ask the user. */
  readonly mode: "cached-only" | "refresh" | "sign-in";
  /** Seconds that must be left of the credentials. Default: five minutes, as in the AWS CLI and the SDKs. */
  readonly minTtlSeconds?: MinTtl | undefined;
  /** Take nothing that is there: `sign-in` signs in again, `refresh` renews. Default `false`. */
  readonly force?: boolean | undefined;
  /** The user asked for this by name: a sign-in that failed a moment ago does not count. Default: as `force`. */
  readonly insist?: boolean | undefined;
  readonly signIn?: SignInOptions | undefined;
}

/**
 * The credentials that a `login_session` profile stands for: from the cache that all tools share; else renewed; else from a sign-in
 * in the browser. They live for fifteen minutes at most.
 *
 * However many processes ask at once, one renews or signs in, and the others wait and take its result. A failure is shared, too:
 * with those who wait, and for some seconds with those who come.
 *
 * @throws {CredentialError} `SIGN_IN_NEEDED` when it takes a user and none can be asked; `SIGN_IN_DENIED`, `SIGN_IN_EXPIRED`,
 *   `SIGN_IN_FAILED` (also when the browser is signed in as another identity than the profile's), `INTERRUPTED`; `ACCESS_DENIED`
 *   when the identity may not use console sign-in; `FILE_UNWRITABLE` when a renewal could not be kept; what the network throws
 * @internal
 */
export async function signinCredentials(input: SigninCredentialsInput, deps: SigninDeps): Promise<Credentials> {
  const { source, mode, minTtlSeconds, force = false, insist = force, signIn = {} } = input;
  const asked = deps.clock();
  const session = consoleSessionOf(source, deps);
  const seen = (await readStoredToken(session.file))?.token;
  const margin = Math.min(requiredTimeLeft(lifetime, minTtlSeconds), mostMargin);
  const leastMargin = minTtlSeconds === undefined ? 0 : margin;
  if (seen !== undefined && !force && lives(seen, margin, asked)) {
    return credentialsOf(seen);
  }
  if (mode === "cached-only") {
    if (seen !== undefined && lives(seen, leastMargin, asked)) {
      return credentialsOf(seen);
    }
    throw signInNeeded(session);
  }
  // What asks the service and the user is loaded only when it must be.
  const { renewSession } = await import("./token/renew-session.ts");
  return credentialsOf(await renewSession({ session, mode, force, insist, signIn, seen, asked, margin, leastMargin }, deps));
}
