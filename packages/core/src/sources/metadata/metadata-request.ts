import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { sizeLimits } from "../../reading/limits.ts";
import { AnswerLimit, readAnswer } from "../../reading/read-answer.ts";

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
  | { readonly unreachable: string; readonly cause: unknown }
  /** The service answered, and passed one of our limits. Asking again would take as long. */
  | { readonly passed: AnswerLimit };

/**
 * Asks a metadata service one question. Never through a proxy, whatever the environment says: these addresses mean something on
 * this machine only. Redirects are not followed. Never rejects.
 *
 * @internal
 */
export async function requestMetadata(request: MetadataRequest): Promise<MetadataAnswer> {
  const over = AbortSignal.timeout(request.timeoutMs);
  let answer: IncomingMessage | undefined;
  try {
    answer = await send(request, over);
    const body = await readAnswer(answer, { limit: sizeLimits.metadataAnswer, over });
    return { status: answer.statusCode ?? 0, body: body.toString("utf8") };
  } catch (cause) {
    if (cause instanceof AnswerLimit) return { passed: cause };
    if (!over.aborted) return { unreachable: codeOf(cause), cause };
    return answer === undefined ? { unreachable: "ETIMEDOUT", cause } : { passed: AnswerLimit.notFinished(request.timeoutMs) };
  }
}

/** Resolves when the headers are there. */
function send({ url, method, headers }: MetadataRequest, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const open = url.protocol === "https:" ? tlsRequest : plainRequest;
    // An agent of its own: Node's global one can be told to use proxies by the environment.
    open(url, { method, headers, signal, agent: false }, resolve).on("error", reject).end();
  });
}

/** When a host has several addresses, Node wraps one failure for each. */
function codeOf(cause: unknown): string {
  const { code, errors } = cause as { readonly code?: unknown; readonly errors?: readonly unknown[] };
  return typeof code === "string" && code !== "" ? code : errors?.[0] !== undefined ? codeOf(errors[0]) : "unknown reason";
}

/**
 * What an answer that passed a limit means: one that does not end in time is a matter of the network, one that is too large is no answer
 * of such a service.
 *
 * @internal
 */
export function codeOfLimit({ code }: AnswerLimit): "NETWORK_UNREACHABLE" | "SOURCE_FAILED" {
  return code === "ANSWER_TOO_SLOW" ? "NETWORK_UNREACHABLE" : "SOURCE_FAILED";
}
