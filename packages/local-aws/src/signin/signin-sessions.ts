import { randomBytes } from "node:crypto";

/**
 * A Console login with one program. Times are milliseconds since the epoch.
 *
 * @internal
 */
export interface SigninSession {
  /** ARN. */
  readonly principal: string;
  readonly clientId: string;
  /** Thumbprint of the key to which the sign-in is bound. */
  readonly key: string;
  endsAt: number;
  /** The principal's password changed since. */
  passwordChanged: boolean;
}

/**
 * What a refresh gave.
 *
 * @internal
 */
export interface Refreshed {
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string };
  readonly expiresAt: number;
  readonly refreshToken: string;
}

/** @internal */
export interface RefreshToken {
  readonly session: SigninSession;
  /** What it gave when it was used. */
  given: Refreshed | undefined;
}

/**
 * The sign-ins, by refresh token.
 *
 * @internal
 */
export class SigninSessions {
  readonly #tokens = new Map<string, RefreshToken>();

  issue(session: SigninSession): string {
    const token = randomBytes(300).toString("base64");
    this.#tokens.set(token, { session, given: undefined });
    return token;
  }

  find(token: string): RefreshToken | undefined {
    return this.#tokens.get(token);
  }

  /** Notes that the principal's password changed. */
  changePassword(principal: string): void {
    for (const { session } of this.#tokens.values()) if (session.principal === principal) session.passwordChanged = true;
  }

  expireAll(now: number): void {
    for (const { session } of this.#tokens.values()) session.endsAt = Math.min(session.endsAt, now);
  }
}
