/** At least this much must be left of credentials that are handed out of a cache, unless the caller says otherwise. */
const usualMargin = 15 * 60;

/**
 * Seconds that must be left, or a rule that finds them from the whole lifetime in seconds.
 *
 * @public
 */
export type MinTtl = number | ((lifetime: number) => number);

/**
 * How many seconds cached credentials must still live to be handed out: 15 minutes, or a third of their whole lifetime
 * if that is less, so that 15-minute credentials are not thrown away at once.
 *
 * @param lifetime - seconds from issue to expiry
 * @param minTtl - seconds that the caller insists on instead
 * @internal
 */
export function requiredTimeLeft(lifetime: number, minTtl: MinTtl | undefined): number {
  if (typeof minTtl === "function") return minTtl(lifetime);
  return minTtl ?? Math.min(usualMargin, lifetime / 3);
}

/**
 * Whether something that expires at `expiration` may still be handed out at `now`.
 *
 * @param now - milliseconds since the epoch
 * @param margin - seconds that must be left
 * @internal
 */
export function isFresh(expiration: Date, now: number, margin: number): boolean {
  return expiration.getTime() - now >= margin * 1000;
}
