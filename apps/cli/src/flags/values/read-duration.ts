import { CredentialError } from "@aws-temp/core";
import { parseDuration } from "@aws-temp/core/internal";

/**
 * Seconds from a flag such as `--duration 12h`.
 *
 * @throws {CredentialError} `INVALID_VALUE` when the text is no duration
 */
export function readDuration(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  const seconds = parseDuration(text);
  if (seconds === undefined) {
    throw new CredentialError("INVALID_VALUE", `${flag} ${text} is not a duration.`, {
      hints: ["Use a form such as 45m, 12h or 1h30m, or seconds: 3600."],
    });
  }
  return seconds;
}

/**
 * Seconds from `--timeout 20s`.
 *
 * @throws {CredentialError} `INVALID_VALUE` for what is no duration, no time at all, or more than an hour
 */
export function readTimeout(text: string): number {
  const seconds = readDuration(text, "--timeout") ?? 0;
  if (seconds < 1 || seconds > 3600) {
    throw new CredentialError("INVALID_VALUE", `--timeout ${text} is not between one second and one hour.`, {
      hints: ["Use a form such as 20s or 2m, or seconds: 90."],
    });
  }
  return seconds;
}
