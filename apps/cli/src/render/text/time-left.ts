import { formatDuration } from "@aws-temp/core/internal";
import type { Colours } from "./colours.ts";

/**
 * The time that is left of something: `42 min`, `7 h 12 min`, `expired`.
 *
 * @param now - milliseconds since the epoch
 */
export function timeLeft(expiration: Date | undefined, now: number): string {
  if (expiration === undefined) return "unknown";
  const seconds = Math.floor((expiration.getTime() - now) / 1000);
  if (seconds <= 0) return "expired";
  return formatDuration(seconds < 60 ? seconds : seconds - (seconds % 60));
}

/** Red when it is over, yellow in its last fifteen minutes, green before. */
export function timeColour(expiration: Date | undefined, now: number, colours: Colours): (text: string) => string {
  if (expiration === undefined) return colours.dim;
  const seconds = (expiration.getTime() - now) / 1000;
  return seconds <= 0 ? colours.red : seconds < 15 * 60 ? colours.yellow : colours.green;
}
