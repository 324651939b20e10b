import { CredentialError } from "../../errors/credential-error.ts";
import type { TokenRejected } from "../role-credentials.ts";
import type { SsoDeps } from "../sso-deps.ts";
import { describeSession } from "../sso-session.ts";
import { ssoAccessToken } from "./access-token.ts";
import { type AccessTokenInput, type SsoAccessToken, signInNeeded } from "./session-token.ts";

/**
 * Does something with the access token of a session. When AWS does not take the token, there is one refresh, then one sign-in (if
 * the mode allows it), and then an end: never a loop.
 *
 * @throws {CredentialError} `SIGN_IN_NEEDED` when AWS takes none of the tokens; what `ssoAccessToken` and `use` throw
 * @internal
 */
export async function withAccessToken<Result extends object>(
  input: AccessTokenInput,
  deps: SsoDeps,
  use: (access: SsoAccessToken) => Promise<Result | TokenRejected>,
): Promise<Result> {
  const first = await ssoAccessToken(input, deps);
  const result = await use(first);
  if (result !== "token-rejected") {
    return result;
  }
  const second = await ssoAccessToken({ ...input, force: false, rejected: first.token }, deps);
  const again = await use(second);
  if (again !== "token-rejected") {
    return again;
  }
  if (input.mode === "sign-in" && second.obtained !== "sign-in") {
    const insist = input.insist ?? false;
    const third = await ssoAccessToken({ ...input, force: true, insist, rejected: second.token }, deps);
    const last = await use(third);
    if (last !== "token-rejected") {
      return last;
    }
    throw refusedFreshToken(input);
  }
  throw second.obtained === "sign-in" ? refusedFreshToken(input) : signInNeeded(input, undefined);
}

/** The user has just signed in: another sign-in changes nothing. */
function refusedFreshToken({ session, profile }: AccessTokenInput): CredentialError {
  return new CredentialError(
    "ACCESS_DENIED",
    `AWS refuses the sign-in to ${describeSession(session)} that was completed a moment ago.`,
    {
      profile,
      hints: [
        "Check sso_region and sso_start_url: the sign-in must be for the Identity Center that has the account.",
        "Check sso_registration_scopes: role credentials need sso:account:access.",
      ],
    },
  );
}
