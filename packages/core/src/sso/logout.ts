import type { CredentialError } from "../errors/credential-error.ts";
import type { SsoEndpoint } from "../plan/plan.ts";
import { revoke } from "./revoke.ts";
import type { SsoDeps } from "./sso-deps.ts";
import { describeSession, plainEndpoint, type SsoSession, ssoSessionKey } from "./sso-session.ts";
import { readCacheFile } from "./token/cache-file.ts";
import { forgetFailures, withSessionLock } from "./token/session-lock.ts";
import { parseToken } from "./token/sso-token.ts";
import { keptTokens, keyOf } from "./token/sso-tokens.ts";
import { removeToken, ssoTokenFile } from "./token/token-cache.ts";

/** @internal */
export interface SsoLogout {
  /** The session's key, as `ssoSessionKey` gives it: credentials that were obtained through it are to go, too. */
  readonly key: string;
  readonly startUrl: string | undefined;
  readonly file: string;
  /** Whether there was a sign-in to end. */
  readonly wasSignedIn: boolean;
  /** Whether AWS ended it on its side; `false` when it had ended before, or AWS could not be reached (which is warned of). */
  readonly revoked: boolean;
}

/**
 * Ends one sign-in: at AWS, and on this machine for all tools. The client's registration stays; it is no sign-in.
 *
 * @throws {CredentialError} `FILE_UNREADABLE`
 * @internal
 */
export async function ssoLogout(
  { session, profile }: { readonly session: SsoSession; readonly profile?: string | undefined },
  deps: SsoDeps,
): Promise<SsoLogout> {
  const file = ssoTokenFile(deps.home, session);
  const key = ssoSessionKey(session);
  return await withSessionLock({ key, name: describeSession(session) }, deps, async () => {
    const token = parseToken((await readCacheFile(file)) ?? "");
    if (token === undefined) {
      return { key, startUrl: session.startUrl, file, wasSignedIn: false, revoked: false };
    }
    const revoked = await revoke({ session, region: token.region ?? session.region, profile }, token, deps);
    await removeToken(file);
    await forgetFailures(key, deps);
    return { key, startUrl: token.startUrl ?? session.startUrl, file, wasSignedIn: true, revoked };
  });
}

/**
 * What was ended, and the files that could not be read: their content is unknown, so they stay.
 *
 * @internal
 */
export interface SsoLogouts {
  readonly ended: readonly SsoLogout[];
  readonly failed: readonly CredentialError[];
}

/**
 * Ends every sign-in that depends on this machine, whichever tool made it.
 *
 * @param input - `endpoint`: where custom addresses take the place of AWS's own, for all of them
 * @throws {CredentialError} `FILE_UNREADABLE`
 * @internal
 */
export async function ssoLogoutAll(
  { endpoint = plainEndpoint }: { readonly endpoint?: SsoEndpoint | undefined },
  deps: SsoDeps,
): Promise<SsoLogouts> {
  const ended: SsoLogout[] = [];
  const failed: CredentialError[] = [];
  for (const { file, token } of await keptTokens(deps.home, (error) => failed.push(error))) {
    const key = keyOf(file);
    const { startUrl, region } = token;
    const session: SsoSession = { name: undefined, startUrl: startUrl ?? "", region: region ?? "", scopes: [], endpoint };
    await withSessionLock({ key, name: startUrl ?? file }, deps, async () => {
      const revoked = region !== undefined && (await revoke({ session, region, profile: undefined }, token, deps));
      await removeToken(file);
      await forgetFailures(key, deps);
      ended.push({ key, startUrl, file, wasSignedIn: true, revoked });
    });
  }
  return { ended, failed };
}
