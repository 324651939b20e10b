import { timeLimits } from "../reading/limits.ts";

/**
 * Milliseconds that one attempt may take.
 *
 * @public
 */
export interface Patience {
  /** Until a connection is, proxy included. Default 5,000. */
  readonly connectMs: number;
  /** Until the answer begins, and between any two parts of it. Default 30,000. */
  readonly answerMs: number;
  /** Until the answer is complete. Default 60,000. */
  readonly totalMs: number;
  /** Ends the request when it is aborted. Default: nothing does. */
  readonly signal?: AbortSignal | undefined;
}

/** @internal */
export const usualPatience: Patience = {
  connectMs: timeLimits.connect,
  answerMs: timeLimits.firstByte,
  totalMs: timeLimits.wholeAnswer,
};

/** A day in milliseconds. A timer of more than 25 days fires at once. */
const longestTimer = 86_400_000;

/**
 * The limits for someone who says how long a counterpart may take, as `--timeout` does: less than usual shortens each, more lets an
 * answer begin and end later.
 *
 * @param seconds - for the whole answer
 * @public
 */
export function patienceFor(seconds: number): Patience {
  const totalMs = Math.min(seconds * 1000, longestTimer);
  const patient = totalMs > timeLimits.wholeAnswer;
  return {
    connectMs: Math.min(timeLimits.connect, totalMs),
    answerMs: patient ? totalMs : Math.min(timeLimits.firstByte, totalMs),
    totalMs,
  };
}
