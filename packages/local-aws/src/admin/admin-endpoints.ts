import { timingSafeEqual } from "node:crypto";
import type { WorkflowJob } from "../actions/workflow-job.ts";
import type { RunningWorkflowJob } from "../actions/workflow-jobs.ts";
import type { CallLog } from "../calls/call-log.ts";
import type { WorldClock } from "../clock/world-clock.ts";
import type { FaultRule } from "../faults/fault-rule.ts";
import type { FaultSwitches } from "../faults/fault-switches.ts";
import type { Directory } from "../identity/directory.ts";
import type { Answer } from "../server/service.ts";
import { headerOf, type SignableRequest } from "../signature/signable-request.ts";
import { currentCode } from "./current-code.ts";
import { changeSignIns, type SignIns, shownSignIns } from "./sign-ins.ts";

/** @internal */
export interface AdminDeps {
  readonly token: string;
  readonly clock: WorldClock;
  readonly directory: Directory;
  readonly faults: FaultSwitches;
  readonly calls: CallLog;
  readonly signIns: SignIns;
  readonly originOf: (request: SignableRequest) => string;
  readonly startJob: (job: Partial<WorkflowJob>, origin: string) => RunningWorkflowJob;
}

/**
 * What tests of other processes need, under `/_local/`, behind `Authorization: Bearer <adminToken>`:
 *
 * - `GET calls`, `DELETE calls`
 * - `GET totp?serial=…`: `{ code, nextCode, secondsLeft }`
 * - `GET clock`, `POST clock` with `{ "advance": seconds }` or `{ "set": "ISO 8601" }`: `{ now }`
 * - `GET faults`, `POST faults` with one rule or a list, `DELETE faults`
 * - `GET sign-in`, `POST sign-in` with `{ "mode" }`, `{ "approve": user code, "user"? }`, `{ "deny": user code }`,
 *   `{ "revoke": "sessions" }`, `{ "expire": "access-tokens" | "refresh-tokens" | "clients" | "console-sessions" }`:
 *   `{ mode, devices }`
 * - `POST workflow-job` with what differs from the standard job: `{ job, env }`
 *
 * @internal
 */
export function adminEndpoints(deps: AdminDeps): (request: SignableRequest) => Answer | undefined {
  return (request) => {
    if (!request.path.startsWith("/_local/")) return undefined;
    if (!isAllowed(request, deps.token)) return json(401, { message: "Send Authorization: Bearer <adminToken>." });
    try {
      const found = perform(`${request.method} ${request.path.slice("/_local/".length)}`, request, deps);
      return found === undefined ? json(404, { message: "No such endpoint." }) : json(200, found);
    } catch (error) {
      return json(400, { message: String(error) });
    }
  };
}

function perform(endpoint: string, request: SignableRequest, deps: AdminDeps): unknown {
  const { calls, clock, faults, directory, signIns } = deps;
  switch (endpoint) {
    case "GET calls":
      return calls.list();
    case "DELETE calls":
      calls.clear();
      return [];
    case "GET totp":
      return currentCode(new URLSearchParams(request.query).get("serial") ?? "", { directory, now: clock.now() });
    case "GET clock":
      return shownTime(clock);
    case "POST clock":
      moveClock(clock, bodyOf(request));
      return shownTime(clock);
    case "GET faults":
      return faults.list();
    case "POST faults":
      faults.set(...([bodyOf(request)].flat() as FaultRule[]));
      return faults.list();
    case "DELETE faults":
      faults.clear();
      return [];
    case "GET sign-in":
      return shownSignIns(signIns);
    case "POST sign-in":
      changeSignIns(bodyOf(request), signIns);
      return shownSignIns(signIns);
    case "POST workflow-job":
      return deps.startJob(bodyOf(request) as Partial<WorkflowJob>, deps.originOf(request));
    default:
      return undefined;
  }
}

function moveClock(clock: WorldClock, body: unknown): void {
  const { advance, set } = body as { advance?: unknown; set?: unknown };
  if (typeof advance === "number") clock.advance(advance);
  else if (typeof set === "string" && !Number.isNaN(Date.parse(set))) clock.set(Date.parse(set));
  else throw new TypeError('Send { "advance": seconds } or { "set": "ISO 8601" }.');
}

function shownTime(clock: WorldClock): { now: string } {
  return { now: new Date(clock.now()).toISOString() };
}

function bodyOf(request: SignableRequest): unknown {
  return JSON.parse(Buffer.from(request.body).toString("utf8"));
}

function isAllowed(request: SignableRequest, token: string): boolean {
  const given = Buffer.from(headerOf(request, "authorization") ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function json(status: number, document: unknown): Answer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(document) };
}
