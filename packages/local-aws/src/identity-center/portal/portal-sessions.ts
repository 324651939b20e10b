import { randomBytes } from "node:crypto";
import type { Client } from "../oidc/client-registry.ts";
import { portalScope } from "../oidc/scopes.ts";

/**
 * Someone's sign-in with one client. Times are milliseconds since the epoch.
 *
 * @internal
 */
export interface PortalSession {
  readonly user: string;
  readonly client: Client;
  endsAt: number;
  /** Whether refresh tokens still work. */
  refreshable: boolean;
}

/** @internal */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** Seconds. */
  readonly expiresIn: number;
}

/**
 * The sign-ins and their tokens. Refresh tokens rotate: each works once, and one that comes again ends the chain.
 *
 * @internal
 */
export class PortalSessions {
  readonly #lifetimes: { readonly token: number; readonly refresh: number };
  readonly #accessTokens = new Map<string, { readonly session: PortalSession; expiresAt: number }>();
  readonly #refreshTokens = new Map<string, { readonly session: PortalSession; spent: boolean }>();

  /** @param lifetimes - seconds */
  constructor(lifetimes: { readonly token: number; readonly refresh: number }) {
    this.#lifetimes = lifetimes;
  }

  start(user: string, client: Client, now: number): Tokens {
    const refreshable = client.scopes.includes(portalScope) && client.grantTypes.includes("refresh_token");
    return this.#issue({ user, client, endsAt: now + this.#lifetimes.refresh * 1000, refreshable }, now);
  }

  /** New tokens for a refresh token of the client; `undefined` when it is unknown, spent or too old. */
  refresh(refreshToken: string, client: Client, now: number): Tokens | undefined {
    const found = this.#refreshTokens.get(refreshToken);
    if (found === undefined || found.session.client.id !== client.id) return undefined;
    const { session, spent } = found;
    if (spent) session.refreshable = false;
    if (!session.refreshable || session.endsAt <= now) return undefined;
    found.spent = true;
    return this.#issue(session, now);
  }

  /** The session of an access token that opens the portal. */
  find(accessToken: string, now: number): PortalSession | undefined {
    const found = this.#accessTokens.get(accessToken);
    if (found === undefined || found.expiresAt <= now) return undefined;
    const { scopes } = found.session.client;
    return scopes.length === 0 || scopes.includes(portalScope) ? found.session : undefined;
  }

  /** Ends a sign-in with all its tokens. Role credentials live on. */
  end(session: PortalSession, now: number): void {
    session.refreshable = false;
    session.endsAt = Math.min(session.endsAt, now);
    for (const token of this.#accessTokens.values()) {
      if (token.session === session) token.expiresAt = Math.min(token.expiresAt, now);
    }
  }

  endAll(now: number): void {
    this.expireRefreshTokens();
    this.expireAccessTokens(now);
  }

  /** Access tokens end; refresh tokens still work. */
  expireAccessTokens(now: number): void {
    for (const token of this.#accessTokens.values()) token.expiresAt = Math.min(token.expiresAt, now);
  }

  /** Refresh tokens end; access tokens still work. */
  expireRefreshTokens(): void {
    for (const { session } of this.#refreshTokens.values()) session.refreshable = false;
  }

  #issue(session: PortalSession, now: number): Tokens {
    // Without a refresh token the access token lasts as long as the sign-in.
    const remaining = (session.endsAt - now) / 1000;
    const expiresIn = Math.floor(session.refreshable ? Math.min(this.#lifetimes.token, remaining) : remaining);
    const accessToken = newToken("aoa");
    this.#accessTokens.set(accessToken, { session, expiresAt: now + expiresIn * 1000 });
    if (!session.refreshable) return { accessToken, refreshToken: undefined, expiresIn };
    const refreshToken = newToken("aor");
    this.#refreshTokens.set(refreshToken, { session, spent: false });
    return { accessToken, refreshToken, expiresIn };
  }
}

/** Looks like AWS's, which hold `+`, `/`, `=` and a colon. */
function newToken(prefix: "aoa" | "aor"): string {
  return `${prefix}AAAAA${randomBytes(120).toString("base64")}:${randomBytes(80).toString("base64")}`;
}
