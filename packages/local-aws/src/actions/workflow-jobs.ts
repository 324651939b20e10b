import { randomBytes, randomUUID } from "node:crypto";
import type { WorldClock } from "../clock/world-clock.ts";
import { standardJob, type WorkflowJob } from "./workflow-job.ts";

/**
 * A job that may ask for tokens.
 *
 * @public
 */
export interface RunningWorkflowJob {
  readonly job: WorkflowJob;
  /** `ACTIONS_ID_TOKEN_REQUEST_URL` and `ACTIONS_ID_TOKEN_REQUEST_TOKEN`, as in a job with `id-token: write`. */
  readonly env: Readonly<Record<"ACTIONS_ID_TOKEN_REQUEST_URL" | "ACTIONS_ID_TOKEN_REQUEST_TOKEN", string>>;
}

interface KnownJob {
  readonly job: WorkflowJob;
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * The jobs that run, by the tokens with which they ask.
 *
 * @internal
 */
export class WorkflowJobs {
  readonly #clock: WorldClock;
  readonly #jobs = new Map<string, KnownJob>();

  constructor(clock: WorldClock) {
    this.#clock = clock;
  }

  /** @param origin - under which the job reaches the token service */
  start(change: Partial<WorkflowJob>, origin: string): RunningWorkflowJob {
    const job = { ...standardJob, ...change };
    const [plan, id] = [randomUUID(), randomUUID()];
    const path = `/actions/idtoken/${plan}/${id}`;
    const now = Math.floor(this.#clock.now() / 1000);
    const exp = now + job.requestTokenSeconds;
    const token = requestToken({
      iss: "https://vstoken.actions.example",
      nbf: now - 300,
      exp,
      scp: `Actions.GenerateIdToken:${plan}:${id}`,
    });
    this.#jobs.set(token, { job, path, expiresAt: exp * 1000 });
    return {
      job,
      env: { ACTIONS_ID_TOKEN_REQUEST_URL: `${origin}${path}?api-version=2.0`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token },
    };
  }

  /** The job that may ask at this path with this token, now. */
  find(path: string, token: string): WorkflowJob | undefined {
    const known = this.#jobs.get(token);
    return known?.path === path && this.#clock.now() < known.expiresAt ? known.job : undefined;
  }

  requestTokens(): readonly string[] {
    return [...this.#jobs.keys()];
  }
}

/** A JWT whose signature no one but its own service could check, which remembers its tokens instead. */
function requestToken(claims: Readonly<Record<string, unknown>>): string {
  const parts = [{ typ: "JWT", alg: "RS256", kid: "vstoken" }, claims].map((part) => Buffer.from(JSON.stringify(part)));
  return [...parts, randomBytes(256)].map((part) => part.toString("base64url")).join(".");
}
