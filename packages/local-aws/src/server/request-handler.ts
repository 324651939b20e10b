import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { CallLog } from "../calls/call-log.ts";
import { describeCall } from "../calls/describe-call.ts";
import type { WorldClock } from "../clock/world-clock.ts";
import type { FaultSwitches } from "../faults/fault-switches.ts";
import { answerInstead, garbled } from "../faults/faulty-answer.ts";
import type { SignableRequest } from "../signature/signable-request.ts";
import { readRequest } from "./read-request.ts";
import { sendAnswer } from "./send-answer.ts";
import type { Answer, Recognised, Service } from "./service.ts";

/** @internal */
export interface HandlerDeps {
  /** Asked in order; the first that recognises a request answers it. */
  readonly services: readonly Service[];
  /** The administration, which no fault strikes and no log shows. */
  readonly admin: (request: SignableRequest) => Answer | undefined;
  readonly faults: FaultSwitches;
  readonly calls: CallLog;
  readonly clock: WorldClock;
  /** Aborted when the server closes: what is slow or hangs then ends. */
  readonly closing: AbortSignal;
}

/** @internal */
export function requestHandler(deps: HandlerDeps): RequestListener {
  return (message, response) => {
    handle(message, response, deps).catch((error: unknown) => {
      // A fault of local AWS itself, or a client that went away in the middle of its request.
      if (response.headersSent || response.destroyed) response.destroy();
      else response.writeHead(500, { "content-type": "text/plain" }).end(`local AWS failed: ${String(error)}\n`);
    });
  };
}

async function handle(message: IncomingMessage, response: ServerResponse, deps: HandlerDeps): Promise<void> {
  const request = await readRequest(message);
  const { clock } = deps;
  const administered = deps.admin(request);
  if (administered !== undefined) return sendAnswer(response, administered, clock.now(), undefined);
  const { service, recognised } = route(request, deps.services);
  const fault = deps.faults.strike(service.name, recognised.operation);
  const time = clock.now();
  const log = (answer: Answer | undefined): void =>
    deps.calls.add(describeCall({ time, request, service, recognised, answer, fault }));

  if (fault?.kind === "hang") return log(undefined);
  if (fault?.kind === "drop" && fault.at === "start") {
    log(undefined);
    response.destroy();
    return;
  }
  if (fault?.kind === "slow") {
    const awake = await delay(fault.milliseconds, true, { signal: deps.closing }).catch(() => false);
    if (!awake) return log(undefined);
  }
  const answer = answerInstead(fault, service) ?? service.answer(request, recognised);
  const sent = fault?.kind === "garble" ? garbled(answer) : answer;
  log(sent);
  sendAnswer(response, sent, clock.now(), fault);
}

function route(request: SignableRequest, services: readonly Service[]): { service: Service; recognised: Recognised } {
  for (const service of services) {
    const recognised = service.recognise(request);
    if (recognised !== undefined) return { service, recognised };
  }
  throw new Error(`No service answers ${request.method} ${request.path}.`);
}
