import { request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";

/** @internal */
export interface MetadataRequest {
  readonly url: URL;
  readonly method: "GET" | "PUT";
  readonly headers: Readonly<Record<string, string>>;
  /** For the whole exchange. */
  readonly timeoutMs: number;
}

/** @internal */
export type MetadataAnswer =
  | { readonly status: number; readonly body: string }
  /** No one answered: the system's code, e.g. `ECONNREFUSED`, or `ETIMEDOUT` when the time was up. */
  | { readonly unreachable: string; readonly cause: unknown };

/** Many times what any metadata service answers. */
const longestBody = 64 * 1024;

/**
 * Asks a metadata service one question. Never through a proxy, whatever the environment says: these addresses mean something on
 * this machine only. Redirects are not followed. Never rejects.
 *
 * @internal
 */
export function requestMetadata({ url, method, headers, timeoutMs }: MetadataRequest): Promise<MetadataAnswer> {
  return new Promise<MetadataAnswer>((resolve) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const unreachable = (cause: unknown) => resolve({ unreachable: signal.aborted ? "ETIMEDOUT" : codeOf(cause), cause });
    const send = url.protocol === "https:" ? tlsRequest : plainRequest;
    // An agent of its own: Node's global one can be told to use proxies by the environment.
    const asked = send(url, { method, headers, signal, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > longestBody) {
          // Whatever that is, it is not what was asked for: an empty body is judged as such.
          resolve({ status: answer.statusCode ?? 0, body: "" });
          answer.destroy();
        } else {
          chunks.push(chunk);
        }
      });
      answer.on("error", unreachable);
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }));
    });
    asked.on("error", unreachable);
    asked.end();
  }).catch((cause: unknown) => ({ unreachable: codeOf(cause), cause }));
}

/** When a host has several addresses, Node wraps one failure for each. */
function codeOf(cause: unknown): string {
  const { code, errors } = cause as { readonly code?: unknown; readonly errors?: readonly unknown[] };
  return typeof code === "string" && code !== "" ? code : errors?.[0] !== undefined ? codeOf(errors[0]) : "unknown reason";
}
