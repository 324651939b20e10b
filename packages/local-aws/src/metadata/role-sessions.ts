import type { WorldClock } from "../clock/world-clock.ts";
import { parseArn } from "../identity/arn.ts";
import type { Session, SessionStore } from "../identity/session-store.ts";

const sixHours = 6 * 3600;

/**
 * The session that a metadata endpoint hands out: the same one until half of its six hours are over.
 *
 * @internal
 */
export class RoleSessions {
  readonly #deps: { readonly clock: WorldClock; readonly sessions: SessionStore };
  #current: Session | undefined;

  constructor(deps: { readonly clock: WorldClock; readonly sessions: SessionStore }) {
    this.#deps = deps;
  }

  current(roleArn: string, sessionName: string): Session {
    const now = this.#deps.clock.now();
    const { principal, expiresAt = 0 } = this.#current ?? {};
    const isFresh = expiresAt - now > (sixHours / 2) * 1000 && principal?.kind === "role" && principal.roleArn === roleArn;
    if (isFresh && this.#current !== undefined) return this.#current;
    const account = parseArn(roleArn)?.account ?? "";
    const request = { principal: { kind: "role", roleArn, sessionName }, account, seconds: sixHours } as const;
    this.#current = this.#deps.sessions.issue(request, now);
    return this.#current;
  }
}
