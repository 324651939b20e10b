import { CredentialError } from "../errors/credential-error.ts";
import type { Credentials } from "../model/credentials.ts";
import type { SigninEndpoint } from "../plan/plan.ts";
import { plainSigninEndpoint } from "./endpoint.ts";
import { loginCommand } from "./say.ts";
import { signIn } from "./sign-in.ts";
import type { ConsoleSignInOptions } from "./sign-in-options.ts";
import type { SigninDeps } from "./signin-deps.ts";
import { credentialsOf } from "./signin-token.ts";

/** @public */
export interface ConsoleSignInInput {
  /** For messages and hints. */
  readonly profile: string | undefined;
  /** Whose sign-in service is asked. Default: us-east-1. */
  readonly region: string | undefined;
  readonly endpoint?: SigninEndpoint | undefined;
  readonly signIn?: ConsoleSignInOptions | undefined;
}

/** @public */
export interface ConsoleSignIn {
  /** The ARN of whoever is signed in: the value of the profile's key `login_session`. */
  readonly loginSession: string;
  readonly credentials: Credentials;
}

/**
 * Signs in as whoever the person chooses in the browser, for a profile that has no `login_session` yet. The session is kept where
 * all tools find it; naming it in a profile is the caller's part.
 *
 * @throws {CredentialError} `SIGN_IN_NEEDED` when nobody can be asked, and what `signinCredentials` throws
 * @public
 */
export async function signInToConsole(input: ConsoleSignInInput, deps: SigninDeps): Promise<ConsoleSignIn> {
  const { profile, region, endpoint = plainSigninEndpoint, signIn: options = {} } = input;
  const ui = deps.signInUi;
  if (ui === undefined) {
    throw new CredentialError("SIGN_IN_NEEDED", "A sign-in at the console is needed, and nobody can be asked.", {
      profile,
      hints: [loginCommand(profile)],
    });
  }
  const { loginSession, token } = await signIn({ profile, loginSession: undefined, region, endpoint, ui, options }, deps);
  return { loginSession, credentials: credentialsOf(token) };
}
