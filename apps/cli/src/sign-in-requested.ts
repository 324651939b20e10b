import { CredentialError } from "@aws-temp/core";
import { createCheckUp } from "@aws-temp/core/doctor";
import { asCredentialError, typedProfile } from "@aws-temp/core/internal";
import type { AppContext } from "./app-context.ts";
import type { SignInFlags } from "./flags/sign-in-flags.ts";
import { isInteractive } from "./session.ts";

/**
 * Whether a request to sign in can reach a user: at the terminal; by a browser that can be opened; or in a way that a flag names, for
 * which they may read what the command writes. Otherwise no one would ever see the address, and the command would wait in vain.
 */
export async function signInRequested(
  flags: SignInFlags & { readonly "no-input": boolean },
  context: AppContext,
): Promise<boolean> {
  const named = flags["use-device-code"] || flags["no-browser"] || flags["redirect-port"] !== undefined;
  if (named || flags["no-input"] || isInteractive(context, false)) return true;
  if (context.environment["BROWSER"]) return true;
  return !isTrue(context.environment["CI"]) && (await createCheckUp(context).browser()).canOpen;
}

/** The error of a `login` that could reach no one, with what to type where someone is. Any other error stays as it is. */
export function nobodyReached(thrown: unknown): CredentialError {
  const error = asCredentialError(thrown);
  const { code, message, data } = error;
  if (code !== "SIGN_IN_NEEDED") return error;
  const login = `aws-temp login${data.profile === undefined ? "" : ` ${typedProfile(data.profile)}`}`;
  return new CredentialError(code, message, {
    ...data,
    cause: error.cause,
    hints: [`At a terminal: ${login}`, `With a code for any browser, written to stderr: ${login} --use-device-code`],
  });
}

function isTrue(variable: string | undefined): boolean {
  return variable !== undefined && !["", "0", "false"].includes(variable.toLowerCase());
}
