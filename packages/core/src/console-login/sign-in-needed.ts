import { CredentialError } from "../errors/credential-error.ts";
import type { ConsoleSession } from "./console-session.ts";
import { loginCommand } from "./say.ts";

/**
 * No one has signed in, or not lately, and no one can be asked.
 *
 * @internal
 */
export function signInNeeded({ profile, loginSession }: ConsoleSession): CredentialError {
  return new CredentialError("SIGN_IN_NEEDED", `Profile ${profile} needs a console login as ${loginSession}.`, {
    profile,
    loginSession,
    hints: [loginCommand(profile)],
  });
}
