/**
 * Milliseconds that one attempt may take.
 *
 * @public
 */
export interface Patience {
  /** Until a connection stands, proxy included. */
  readonly connectMs: number;
  /** Until the answer begins, and between any two parts of it. */
  readonly answerMs: number;
}

/** @internal */
export const usualPatience: Patience = { connectMs: 10_000, answerMs: 30_000 };
