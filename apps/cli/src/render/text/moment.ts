import { formatDuration } from "@aws-temp/core/internal";

const two = (number: number) => String(number).padStart(2, "0");

/**
 * An expiry for people, in local time: `14:05 (59 min left)`, with the date when it is not today.
 *
 * @param now - milliseconds since the epoch
 */
export function describeExpiry(expiration: Date, now: number): string {
  const today = new Date(now);
  const time = `${two(expiration.getHours())}:${two(expiration.getMinutes())}`;
  const date = `${expiration.getFullYear()}-${two(expiration.getMonth() + 1)}-${two(expiration.getDate())}`;
  const when = expiration.toDateString() === today.toDateString() ? time : `${date} ${time}`;
  const seconds = Math.floor((expiration.getTime() - now) / 1000);
  return seconds > 0 ? `${when} (${formatDuration(seconds)} left)` : `${when} (expired)`;
}
