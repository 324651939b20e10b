import { randomUUID } from "node:crypto";
import type { Answer } from "../server/service.ts";

/** @internal */
export function jsonAnswer(status: number, document: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json", "x-amzn-requestid": randomUUID(), "cache-control": "no-store", ...headers },
    body: JSON.stringify(document),
  };
}
