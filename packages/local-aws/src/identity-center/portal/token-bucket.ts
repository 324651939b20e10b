/**
 * Lets so many calls through in a second, after a pause so many at once. A call that is refused costs nothing.
 *
 * @internal
 */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #level: number;
  #filledAt: number | undefined;

  constructor(rate: { readonly perSecond: number; readonly burst: number }) {
    this.#perSecond = rate.perSecond;
    this.#burst = rate.burst;
    this.#level = rate.burst;
  }

  /** @param now - milliseconds since the epoch */
  take(now: number): boolean {
    const elapsed = Math.max(0, now - (this.#filledAt ?? now)) / 1000;
    this.#filledAt = now;
    this.#level = Math.min(this.#burst, this.#level + elapsed * this.#perSecond);
    if (this.#level < 1) return false;
    this.#level -= 1;
    return true;
  }
}
