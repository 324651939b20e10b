/**
 * Reads the moment at which credentials expire, in the forms that are found in the wild: ISO 8601 with `Z` or an offset, and
 * botocore's `2026-01-02T03:04:05UTC` (aws-facts.md §5).
 *
 * @returns `undefined` when the text is no such moment; one without a time zone is none
 * @internal
 */
export function parseExpiration(text: string): Date | undefined {
  const iso = text.trim().replace(/ ?UTC$/i, "Z");
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i.test(iso)) {
    return undefined;
  }
  const date = new Date(iso.replace(" ", "T"));
  return Number.isNaN(date.getTime()) ? undefined : date;
}
