import { CredentialError, parseDuration } from "@aws-temp/core";

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
      hints: ["Write it as 45m, 12h, 1h30m, or in seconds: 3600."],
    });
  }
  return seconds;
}
