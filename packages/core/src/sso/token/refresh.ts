import { CredentialError } from "../../errors/credential-error.ts";
import type { Secret } from "../../model/secret.ts";
import { openOidc } from "../client/oidc.ts";
import { isUnknownClient } from "../client/oidc-faults.ts";
import { isThrottled } from "../client/sso-faults.ts";
import type { SsoDeps } from "../sso-deps.ts";
import type { SsoSession } from "../sso-session.ts";
import { reserveCacheFile } from "./cache-file.ts";
import type { SsoToken } from "./sso-token.ts";
import { noToken, readTokenAnswer } from "./token-answer.ts";
import { ssoTokenFile, writeToken } from "./token-cache.ts";

/**
 * Milliseconds before its end from which an access token is refreshed: as in the SDKs for JavaScript and Rust. The AWS CLI's
 * fifteen minutes would refresh the tokens of a session of fifteen minutes at every call, and each refresh rotates the token.
 * Source: aws-facts.md §4.
 *
 * @internal
 */
export const refreshWindow = 5 * 60 * 1000;

/**
 * A token that brings what a refresh needs.
 *
 * @internal
 */
export interface RefreshableToken extends SsoToken {
  readonly refreshToken: Secret;
  readonly clientId: string;
  readonly clientSecret: Secret;
}

/**
 * Whether a token can be refreshed at all: it has a refresh token, and the client that it was issued to is still registered.
 *
 * @internal
 */
export function canRefresh(token: SsoToken, now: number): token is RefreshableToken {
  const { refreshToken, clientId, clientSecret, registrationExpiresAt } = token;
  const registered = registrationExpiresAt === undefined || registrationExpiresAt.getTime() > now;
  return refreshToken !== undefined && clientId !== undefined && clientSecret !== undefined && registered;
}

/** @internal */
export type Refreshed =
  | { readonly kind: "refreshed"; readonly token: SsoToken }
  | {
      readonly kind: "failed";
      /** AWS takes this refresh token no more; else it may well work later. */
      readonly over: boolean;
      readonly error: CredentialError;
      /** The client, where AWS does not know it any more. */
      readonly refusedClient: string | undefined;
    };

/** @internal */
export interface RefreshInput {
  readonly session: SsoSession;
  readonly region: string;
  readonly profile: string | undefined;
  readonly token: RefreshableToken;
}

/**
 * Exchanges the refresh token for a new access token. Refresh tokens rotate: who calls holds the session's lock and has read the
 * token under it. Where the new one could not be kept, the old one is not spent.
 *
 * @throws {CredentialError} when settings cannot be used
 * @internal
 */
export async function refresh({ session, region, profile, token }: RefreshInput, deps: SsoDeps): Promise<Refreshed> {
  const { clientId, clientSecret, refreshToken, registrationExpiresAt } = token;
  const room = await reserveCacheFile(ssoTokenFile(deps.home, session)).catch((error: CredentialError) => error);
  if (room instanceof CredentialError) {
    return { kind: "failed", over: false, error: room, refusedClient: undefined };
  }
  const oidc = await openOidc({ session, region, profile }, deps);
  try {
    const answered = await oidc.createToken({ client: { clientId, clientSecret }, grant: { kind: "refresh", refreshToken } });
    if (!answered.ok) {
      const { fault, error } = answered;
      const over = fault.origin === "aws" && (fault.status ?? 500) < 500 && !isThrottled(fault);
      return { kind: "failed", over, error, refusedClient: isUnknownClient(fault) ? clientId : undefined };
    }
    const client = { clientId, clientSecret, expiresAt: registrationExpiresAt };
    const refreshed = readTokenAnswer({ answer: answered.answer, session, region, client, refreshToken, now: deps.clock() });
    if (refreshed === undefined) {
      return { kind: "failed", over: false, error: noToken(), refusedClient: undefined };
    }
    await writeToken(deps.home, session, refreshed, "refreshed", room).catch((error: Error) =>
      deps.logger.warn(`The renewed sign-in cannot be kept, so the next command asks for another: ${error.message}`),
    );
    return { kind: "refreshed", token: refreshed };
  } finally {
    oidc.close();
    await room.release();
  }
}
