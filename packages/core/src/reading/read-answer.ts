import { sizeText } from "./unfit-file.ts";

/**
 * An answer that passed one of our limits. Nothing of it is used.
 *
 * @internal
 */
export class AnswerLimit extends Error {
  readonly code: "ANSWER_TOO_LARGE" | "ANSWER_TOO_SLOW";

  /** @param said - follows the counterpart's name in a sentence: `sent more than 1 MiB` */
  constructor(code: AnswerLimit["code"], said: string) {
    super(said);
    this.name = code;
    this.code = code;
  }

  /** The answer did not begin in time. */
  static notBegun(milliseconds: number): AnswerLimit {
    return new AnswerLimit("ANSWER_TOO_SLOW", `did not begin to answer within ${seconds(milliseconds)}`);
  }

  /** The answer began, then nothing came for that long. */
  static stopped(milliseconds: number): AnswerLimit {
    return new AnswerLimit("ANSWER_TOO_SLOW", `stopped in its answer for ${seconds(milliseconds)}`);
  }

  /** The answer was not complete in time. */
  static notFinished(milliseconds: number): AnswerLimit {
    return new AnswerLimit("ANSWER_TOO_SLOW", `did not finish its answer within ${seconds(milliseconds)}`);
  }
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`;
}

/** @internal */
export interface AnswerLimits {
  /** Bytes. */
  readonly limit: number;
  /** Fires when the time for the whole answer is over. */
  readonly over: AbortSignal;
}

/**
 * Reads an answer's body whole. It stops at the limit, so the memory that it takes is bounded whatever the counterpart sends.
 *
 * @throws {AnswerLimit} past the limit, or when the time is over; else what the stream throws
 * @internal
 */
export async function readAnswer(body: AsyncIterable<Buffer>, { limit, over }: AnswerLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop ends the stream, and with it the connection.
  for await (const chunk of body) {
    over.throwIfAborted();
    length += chunk.length;
    if (length > limit) throw new AnswerLimit("ANSWER_TOO_LARGE", `sent more than ${sizeText(limit)}`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
