import { Readable } from "node:stream";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import { sizeLimits } from "../reading/limits.ts";
import { AnswerLimit, readAnswer } from "../reading/read-answer.ts";
import type { Patience } from "./patience.ts";

type Handle = NodeHttpHandler["handle"];

/**
 * Sends one request and takes its whole answer, within the limits of size and time. The SDK then reads the answer from memory.
 *
 * The limits end the call for good: an endpoint that was silent for half a minute, or that sends without end, is not asked again. That the
 * connection could not be made in time is another matter, which the SDK tries again.
 *
 * @param headersOnly - nothing of the body is read, whatever its size; the connection ends
 * @throws {AnswerLimit} past a limit; else what the handler throws
 * @internal
 */
export async function handleBounded(
  handler: Pick<NodeHttpHandler, "handle">,
  request: Parameters<Handle>[0],
  options: Parameters<Handle>[1],
  { answerMs, totalMs, signal }: Patience,
  headersOnly = false,
): ReturnType<Handle> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), totalMs);
  const given = options?.abortSignal as AbortSignal | undefined;
  const abortSignal = AbortSignal.any([over.signal, given, signal].filter((each) => each !== undefined));
  let begun = false;
  try {
    const { response } = await handler.handle(request, { ...options, abortSignal });
    begun = true;
    const body = response.body as Readable | undefined;
    if (headersOnly) {
      body?.destroy();
    } else if (body !== undefined) {
      const ended = () => body.destroy(AnswerLimit.notFinished(totalMs));
      over.signal.addEventListener("abort", ended, { once: true });
      response.body = Readable.from([await readAnswer(body, { limit: sizeLimits.awsAnswer, over: over.signal })]);
    }
    return { response };
  } catch (error) {
    if (error instanceof AnswerLimit) throw error;
    if (over.signal.aborted) throw AnswerLimit.notFinished(totalMs);
    if (!isSilence(error as Error)) throw error;
    throw begun ? AnswerLimit.stopped(answerMs) : AnswerLimit.notBegun(answerMs);
  } finally {
    clearTimeout(timer);
  }
}

/** By its words: the handler gives one name to silence, to a connection that is not made, and to one that breaks. */
function isSilence({ name, message }: Error): boolean {
  return name === "TimeoutError" && /requestTimeout|of inactivity/.test(message);
}
