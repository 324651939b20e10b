import type { ServerResponse } from "node:http";

/** What a request is answered. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

const strictHeaders = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** JSON, as SDKs read it. */
export function jsonAnswer(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(value) };
}

/** A refusal, with the fields that SDKs look for: some write them large. Says nothing of what was sent. */
export function refusal(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return jsonAnswer(status, { code, message, Code: code, Message: message }, headers);
}

/** Plain text, as the metadata service of an instance gives it. */
export function textAnswer(body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, headers: { "Content-Type": "text/plain", ...headers }, body };
}

/** Sends an answer, if anyone still waits for it. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { ...strictHeaders, ...headers, "Content-Length": Buffer.byteLength(body) }).end(body);
}
