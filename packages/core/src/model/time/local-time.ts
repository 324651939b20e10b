/**
 * When an answer came, and how wrong this machine's clock is.
 *
 * @internal
 */
export interface AnswerTime {
  /** AWS's time minus this machine's; `undefined` where the answer told nothing. */
  readonly skewSeconds: number | undefined;
  /** This machine's time, in milliseconds since the epoch. */
  readonly now: number;
}

/**
 * An expiry as this machine's clock will show it. Everything that later asks whether credentials have expired (the cache, the SDKs, a
 * prompt) compares with that clock; without the correction, one that is a day behind hands out credentials a day past their end, and one
 * that is a day ahead takes new ones for expired.
 *
 * @returns `undefined` for a time that has passed already
 * @internal
 */
export function inLocalTime(expiration: Date, { skewSeconds = 0, now }: AnswerTime): Date | undefined {
  const local = expiration.getTime() - skewSeconds * 1000;
  return local > now ? new Date(local) : undefined;
}
