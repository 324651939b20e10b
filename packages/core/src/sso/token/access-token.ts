import type { SsoDeps } from "../sso-deps.ts";
import { describeSession, ssoSessionKey } from "../sso-session.ts";
import { refreshWindow } from "./refresh.ts";
import { renewToken } from "./renew-token.ts";
import { withSessionLock } from "./session-lock.ts";
import { type AccessTokenInput, accessTokenOf, isUsable, type SsoAccessToken, signInNeeded } from "./session-token.ts";
import { readToken } from "./token-cache.ts";

/**
 * The access token of a session: from the cache that all tools share; else refreshed; else from a sign-in.
 *
 * However many processes ask at once, one refreshes or signs in, and the others wait and take its result. A failure is shared,
 * too: with those who wait, and for some seconds with those who come.
 *
 * @throws {CredentialError} `SIGN_IN_NEEDED` when it takes a user and none can be asked; `SIGN_IN_DENIED`, `SIGN_IN_EXPIRED`,
 *   `SIGN_IN_FAILED`, `INTERRUPTED`; what the network throws
 * @internal
 */
export async function ssoAccessToken(input: AccessTokenInput, deps: SsoDeps): Promise<SsoAccessToken> {
  const { session, mode, force = false } = input;
  const asked = deps.clock();
  const seen = await readToken(deps.home, session);
  if (seen !== undefined && !force && isUsable(seen, input.rejected, asked + refreshWindow)) {
    return accessTokenOf(seen, session, "cache");
  }
  if (mode !== "cached-only") {
    return await withSessionLock({ key: ssoSessionKey(session), name: describeSession(session) }, deps, () =>
      renewToken({ ...input, mode, force, seen, asked }, deps),
    );
  }
  if (seen !== undefined && isUsable(seen, input.rejected, asked)) {
    return accessTokenOf(seen, session, "cache");
  }
  throw signInNeeded(input, seen);
}
