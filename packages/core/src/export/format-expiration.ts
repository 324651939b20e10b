/**
 * Writes an instant as all formats do: `2026-01-02T03:04:05Z`. Fractions of a second are dropped, never rounded up, so that
 * no one believes the credentials to live longer than they do.
 *
 * @internal
 */
export function formatExpiration(expiration: Date): string {
  return expiration.toISOString().replace(/\.\d+Z$/, "Z");
}
