/**
 * Writes a time as the AWS CLI and all our formats do: `2026-01-02T03:04:05Z`. Old SDKs read nothing else. Fractions of a second are
 * dropped, never rounded up: credentials must not seem to last longer than they do.
 *
 * @internal
 */
export function printTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
