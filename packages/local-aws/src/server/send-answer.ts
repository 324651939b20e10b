import type { ServerResponse } from "node:http";
import type { FaultEffect } from "../faults/fault-rule.ts";
import type { Answer } from "./service.ts";

/**
 * Sends an answer, dated by AWS's clock, through whatever fault strikes the connection.
 *
 * @param now - milliseconds since the epoch
 * @internal
 */
export function sendAnswer(response: ServerResponse, answer: Answer, now: number, fault: FaultEffect | undefined): void {
  const skew = fault?.kind === "clock-skew" ? fault.seconds * 1000 : 0;
  const body = Buffer.from(answer.body);
  response.sendDate = false;
  response.writeHead(answer.status, {
    ...answer.headers,
    date: new Date(now + skew).toUTCString(),
    "content-length": body.length,
  });
  if (fault?.kind === "drop") {
    response.write(body.subarray(0, Math.ceil(body.length / 2)), () => response.destroy());
    return;
  }
  response.end(body);
}
