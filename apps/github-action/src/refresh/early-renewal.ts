/** SDKs ask again when 15 minutes are left at the earliest: what they are given must last clearly longer. */
const usualSeconds = 20 * 60;

/**
 * How many seconds must be left of credentials that the helper hands out again: 20 minutes, or half of their lifetime if that is more.
 * Of those that live for less than half an hour, two thirds, so that they are not thrown away at once.
 *
 * @param lifetime - seconds from issue to expiry
 * @public
 */
export function earlyRenewal(lifetime: number): number {
  return Math.max(lifetime / 2, Math.min(usualSeconds, (lifetime * 2) / 3));
}
