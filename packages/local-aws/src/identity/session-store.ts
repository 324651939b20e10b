import type { Policy } from "../policy/policy.ts";
import type { Principal } from "./principal.ts";
import { mintCredentials, type TemporaryCredentials } from "./temporary-credentials.ts";

/**
 * Temporary credentials and everything that they carry along. Times are milliseconds since the epoch.
 *
 * @internal
 */
export interface Session {
  readonly credentials: TemporaryCredentials;
  readonly principal: Principal;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** When the caller gave an MFA code. Only GetSessionToken's sessions have it: role sessions never carry MFA along. */
  readonly mfaAt: number | undefined;
  /** Session tags, in the spelling in which they were given. */
  readonly tags: ReadonlyMap<string, string>;
  /** Keys, in lower case, of the tags that follow into the next role. */
  readonly transitiveTagKeys: ReadonlySet<string>;
  readonly sourceIdentity: string | undefined;
  /** It was assumed with temporary credentials ("role chaining"). */
  readonly chained: boolean;
  /** Session policies. An action must be allowed by one of them when there are any. */
  readonly policies: readonly Policy[];
}

/** @internal */
export interface SessionRequest
  extends Pick<Session, "principal">,
    Partial<Pick<Session, "mfaAt" | "tags" | "transitiveTagKeys" | "sourceIdentity" | "chained" | "policies">> {
  readonly account: string;
  readonly seconds: number;
}

/**
 * The temporary credentials that were issued. Expired ones stay, to be told from unknown ones.
 *
 * @internal
 */
export class SessionStore {
  readonly #sessions = new Map<string, Session>();
  readonly #awkward: number;

  /** @param awkward - how many sessions get keys that are awkward to quote; the later ones get plain keys */
  constructor(awkward = Number.POSITIVE_INFINITY) {
    this.#awkward = awkward;
  }

  issue(request: SessionRequest, now: number): Session {
    const issuedAt = Math.floor(now / 1000) * 1000;
    const session: Session = {
      credentials: mintCredentials(request.account, this.#sessions.size < this.#awkward ? "awkward" : "plain"),
      principal: request.principal,
      issuedAt,
      expiresAt: issuedAt + request.seconds * 1000,
      mfaAt: request.mfaAt,
      tags: request.tags ?? new Map(),
      transitiveTagKeys: request.transitiveTagKeys ?? new Set(),
      sourceIdentity: request.sourceIdentity,
      chained: request.chained ?? false,
      policies: request.policies ?? [],
    };
    this.#sessions.set(session.credentials.accessKeyId, session);
    return session;
  }

  find(accessKeyId: string): Session | undefined {
    return this.#sessions.get(accessKeyId);
  }

  /** Secret keys and session tokens, by the access key's id. */
  secrets(): Record<string, string> {
    const all = [...this.#sessions.values()].map(({ credentials }) => credentials);
    return Object.fromEntries(
      all.flatMap(({ accessKeyId, secretAccessKey, sessionToken }) => [
        [`secret key of ${accessKeyId}`, secretAccessKey],
        [`session token of ${accessKeyId}`, sessionToken],
      ]),
    );
  }

  /** Ends every session that has not ended yet. */
  expireAll(now: number): void {
    for (const [accessKeyId, session] of this.#sessions) {
      if (session.expiresAt > now) this.#sessions.set(accessKeyId, { ...session, expiresAt: now });
    }
  }
}
