import { randomBytes } from "node:crypto";

/**
 * What the holder of a token or cookie is signed in as. Times are milliseconds since the epoch.
 *
 * @internal
 */
export interface ConsoleSession {
  /** ARN as GetCallerIdentity shows it. */
  readonly arn: string;
  readonly account: string;
  readonly partition: string;
  readonly endsAt: number;
}

const fifteenMinutes = 15 * 60_000;

/**
 * Sign-in tokens, and the sessions of browsers that came with one.
 *
 * @internal
 */
export class SigninTokens {
  readonly #tokens = new Map<string, { readonly session: ConsoleSession; readonly expiresAt: number }>();
  readonly #browsers = new Map<string, ConsoleSession>();

  issue(session: ConsoleSession, now: number): string {
    // About as long as AWS's own, so that what cuts addresses off is noticed.
    const token = randomBytes(512).toString("base64url");
    this.#tokens.set(token, { session, expiresAt: now + fifteenMinutes });
    return token;
  }

  /** The session that a token stands for: it may be shown again while it lasts. */
  find(token: string, now: number): ConsoleSession | undefined {
    const found = this.#tokens.get(token);
    return found !== undefined && found.expiresAt > now && found.session.endsAt > now ? found.session : undefined;
  }

  /** @returns the browser's cookie */
  enter(session: ConsoleSession): string {
    const cookie = randomBytes(32).toString("base64url");
    this.#browsers.set(cookie, session);
    return cookie;
  }

  browser(cookie: string, now: number): ConsoleSession | undefined {
    const session = this.#browsers.get(cookie);
    return session !== undefined && session.endsAt > now ? session : undefined;
  }
}
