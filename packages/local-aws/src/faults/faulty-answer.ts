import type { Answer, Refusal, Service } from "../server/service.ts";
import type { FaultEffect } from "./fault-rule.ts";

const internalFailure: Refusal = {
  code: "InternalFailure",
  status: 500,
  message: "The request processing has failed because of an unknown error, exception or failure.",
};

/**
 * The answer given instead of the operation's own; `undefined` when the fault lets the operation run.
 *
 * @internal
 */
export function answerInstead(effect: FaultEffect | undefined, service: Service): Answer | undefined {
  switch (effect?.kind) {
    case "throttle":
      return service.refuse(service.throttling ?? { code: "Throttling", status: 400, message: "Rate exceeded" });
    case "error":
      return service.refuse(effect);
    case "server-error":
      return effect.status === 503
        ? service.refuse({ code: "ServiceUnavailable", status: 503, message: "The service is unavailable. Please try again." })
        : service.refuse(service.failure ?? internalFailure);
    case "captive-portal":
      return {
        status: 200,
        headers: { "content-type": "text/html; charset=utf-8" },
        body: "<!doctype html><html><head><title>Welcome</title></head><body><h1>Sign in to use this network</h1></body></html>",
      };
    case "answer":
      return { ...service.refuse(internalFailure), status: effect.status ?? 200, body: effect.body, code: undefined };
    default:
      return undefined;
  }
}

/**
 * A body of the right type that no parser accepts.
 *
 * @internal
 */
export function garbled(answer: Answer): Answer {
  const half = answer.body.slice(0, Math.ceil(answer.body.length / 2));
  return { ...answer, status: 200, body: `${half}<&\u0000>}{` };
}
