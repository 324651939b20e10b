import type { IncomingMessage } from "node:http";
import type { SignableRequest } from "../signature/signable-request.ts";

const bodyLimit = 1024 * 1024;

/**
 * Reads a request to its end, leaving path, query and headers as they came.
 *
 * @throws {RangeError} when the body is over 1 MiB
 * @internal
 */
export async function readRequest(message: IncomingMessage): Promise<SignableRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) throw new RangeError("Request body over 1 MiB.");
    chunks.push(chunk);
  }
  const target = message.url ?? "/";
  const question = target.indexOf("?");
  return {
    method: message.method ?? "GET",
    path: question < 0 ? target : target.slice(0, question),
    query: question < 0 ? "" : target.slice(question + 1),
    headers: pairs(message.rawHeaders),
    body: Buffer.concat(chunks),
  };
}

function pairs(rawHeaders: readonly string[]): [string, string][] {
  const found: [string, string][] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    found.push([rawHeaders[index] ?? "", rawHeaders[index + 1] ?? ""]);
  }
  return found;
}
