import type { CredentialError } from "../../errors/credential-error.ts";
import { signIn } from "../sign-in/sign-in.ts";
import type { SsoDeps } from "../sso-deps.ts";
import { ssoSessionKey } from "../sso-session.ts";
import { canRefresh, type RefreshableToken, type Refreshed, refresh, refreshWindow } from "./refresh.ts";
import { failureBefore, forgetFailures, tellFailure } from "./session-lock.ts";
import { type AccessTokenInput, accessTokenOf, isUsable, regionOf, type SsoAccessToken, signInNeeded } from "./session-token.ts";
import type { SsoToken } from "./sso-token.ts";
import { readToken } from "./token-cache.ts";

/** @internal */
export interface RenewInput extends AccessTokenInput {
  readonly mode: "refresh" | "sign-in";
  readonly force: boolean;
  /** The token before the lock was asked for. */
  readonly seen: SsoToken | undefined;
  /** When that was, in milliseconds. */
  readonly asked: number;
}

/**
 * Renews a session under its lock: takes what another process brought meanwhile; else refreshes, once; else signs in, once.
 *
 * @throws {CredentialError} as `ssoAccessToken`
 * @internal
 */
export async function renewToken(input: RenewInput, deps: SsoDeps): Promise<SsoAccessToken> {
  const { session, mode, force, rejected, asked } = input;
  const current = await readToken(deps.home, session);
  const now = deps.clock();
  // What another process has just brought is as fresh as it gets, however short it lives.
  const brought = current !== undefined && !isSame(current, input.seen);
  if (current !== undefined && (brought || !force) && isUsable(current, rejected, now + (brought ? 0 : refreshWindow))) {
    return accessTokenOf(current, session, "cache");
  }
  let refused: Extract<Refreshed, { kind: "failed" }> | undefined;
  if (current !== undefined && canRefresh(current, now) && !(force && mode === "sign-in")) {
    const refreshed = await refreshOnce(current, input, deps);
    if (refreshed.kind === "refreshed") {
      await forgetFailures(ssoSessionKey(session), deps);
      return accessTokenOf(refreshed.token, session, "refresh");
    }
    // Tools that know no lock may have used the refresh token meanwhile; then theirs is the token that counts.
    const foreign = refreshed.over ? await readToken(deps.home, session) : undefined;
    if (foreign !== undefined && !isSame(foreign, current) && isUsable(foreign, rejected, now)) {
      return accessTokenOf(foreign, session, "cache");
    }
    refused = refreshed;
  }
  if (current !== undefined && !force && isUsable(current, rejected, now)) {
    // It lives for some minutes yet, which is enough for what it is asked for.
    return accessTokenOf(current, session, "cache");
  }
  if (refused !== undefined && !refused.over) {
    throw refused.error;
  }
  if (mode === "refresh" || deps.signInUi === undefined) {
    throw signInNeeded(input, current, refused?.error);
  }
  const failed = await failureBefore(
    { key: ssoSessionKey(session), what: "sign-in", asked, insist: input.insist ?? force },
    deps,
  );
  if (failed !== undefined) {
    throw failed;
  }
  return await signInOnce(input, refused?.refusedClient, deps);
}

async function refreshOnce(token: RefreshableToken, input: RenewInput, deps: SsoDeps): Promise<Refreshed> {
  const { session, profile, asked, force } = input;
  const failed = await failureBefore(
    { key: ssoSessionKey(session), what: "refresh", asked, insist: input.insist ?? force },
    deps,
  );
  if (failed !== undefined) {
    return { kind: "failed", over: failed.class !== "network", error: failed, refusedClient: undefined };
  }
  deps.logger.progress("Renewing the SSO sign-in");
  try {
    const refreshed = await refresh({ session, region: regionOf(token, session), profile, token }, deps);
    if (refreshed.kind === "failed") {
      await tellFailure(ssoSessionKey(session), "refresh", refreshed.error, deps);
    }
    return refreshed;
  } finally {
    deps.logger.progress(undefined);
  }
}

async function signInOnce(input: RenewInput, refusedClient: string | undefined, deps: SsoDeps): Promise<SsoAccessToken> {
  const { session, profile, signIn: options = {} } = input;
  const ui = deps.signInUi;
  if (ui === undefined) {
    throw signInNeeded(input, undefined);
  }
  try {
    const token = await signIn({ session, profile, ui, options, refusedClient }, deps);
    await forgetFailures(ssoSessionKey(session), deps);
    return accessTokenOf(token, session, "sign-in");
  } catch (error) {
    await tellFailure(ssoSessionKey(session), "sign-in", error as CredentialError, deps);
    throw error;
  }
}

function isSame(one: SsoToken, other: SsoToken | undefined): boolean {
  return one.accessToken.reveal() === other?.accessToken.reveal();
}
