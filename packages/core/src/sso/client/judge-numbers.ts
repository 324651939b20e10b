const day = 86_400;

/**
 * Seconds until something of a sign-in ends, as its service gives them.
 *
 * @returns `undefined` for what is no time within a day: then the answer cannot be read
 * @internal
 */
export function readExpiresIn(value: unknown): number | undefined {
  return typeof value === "number" && value > 0 && value <= day ? value : undefined;
}

/** Seconds between two polls where the service names none (RFC 8628). */
const usualInterval = 5;
const longestInterval = 60;

/**
 * Seconds between two polls. A value that makes no sense counts as none: it must neither flood the service nor keep the user waiting.
 *
 * @internal
 */
export function readInterval(value: unknown): number {
  return typeof value === "number" && value >= 1 && value <= longestInterval ? value : usualInterval;
}
