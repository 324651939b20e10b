import type { CredentialError } from "../errors/credential-error.ts";
import { Secret } from "../model/secret.ts";
import { realWait } from "../network/real-wait.ts";
import { openOidc } from "./client/oidc.ts";
import type { ServiceInput } from "./client/open-service.ts";
import { persist } from "./client/persist.ts";
import { openPortal } from "./client/portal.ts";
import { isTokenRejected } from "./client/portal-faults.ts";
import type { SsoDeps } from "./sso-deps.ts";
import { canRefresh } from "./token/refresh.ts";
import type { SsoToken } from "./token/sso-token.ts";

/**
 * Ends a sign-in at AWS. An access token that has expired cannot end the session behind it, which lives on for days; so a fresh
 * one is asked for first, and not kept.
 *
 * @returns whether AWS ended it; `false` when it had ended before. What fails is warned of: it must not keep the token on disk
 * @internal
 */
export async function revoke(service: ServiceInput, token: SsoToken, deps: SsoDeps): Promise<boolean> {
  try {
    const ended = token.expiresAt.getTime() > deps.clock() ? await end(service, token.accessToken, deps) : "rejected";
    if (ended === "rejected") {
      const fresh = await freshAccessToken(service, token, deps);
      return fresh !== undefined && (await end(service, fresh, deps)) === "ended";
    }
    return true;
  } catch (error) {
    const { message } = error as CredentialError;
    deps.logger.warn(`The sign-in is removed from this machine, but may live on at AWS until it expires: ${message}`);
    return false;
  }
}

async function end(service: ServiceInput, accessToken: Secret, deps: SsoDeps): Promise<"ended" | "rejected"> {
  const portal = await openPortal(service, deps);
  try {
    const answered = await persist(() => portal.logout(accessToken), deps.wait ?? realWait);
    if (!answered.ok && !isTokenRejected(answered.fault)) {
      throw answered.error;
    }
    return answered.ok ? "ended" : "rejected";
  } finally {
    portal.close();
  }
}

async function freshAccessToken(service: ServiceInput, token: SsoToken, deps: SsoDeps): Promise<Secret | undefined> {
  if (!canRefresh(token, deps.clock())) {
    return undefined;
  }
  const { clientId, clientSecret, refreshToken } = token;
  const oidc = await openOidc(service, deps);
  try {
    const answered = await oidc.createToken({ client: { clientId, clientSecret }, grant: { kind: "refresh", refreshToken } });
    return answered.ok && answered.answer.accessToken ? new Secret(answered.answer.accessToken) : undefined;
  } finally {
    oidc.close();
  }
}
