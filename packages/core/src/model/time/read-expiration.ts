const instant = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/** An epoch beyond this many seconds (the year 5138) is one in milliseconds. */
const mostSeconds = 1e11;

/** @internal */
export interface ExpirationReading {
  /**
   * Only a text that names its time zone counts: who hands out credentials must do so, as hours lie between one zone and the next.
   * Default `false`.
   */
  readonly zoned?: boolean | undefined;
}

/**
 * Reads an expiration in any of the forms in which AWS and its tools write one: ISO 8601 with `Z`, with an offset (`+00:00`), with
 * `UTC` behind it as old botocore does, or without a zone, which is then UTC; or seconds or milliseconds since the epoch, as a
 * number or in digits. Source: aws-facts.md §5, §8.
 *
 * @returns `undefined` when it is none of these
 * @internal
 */
export function readExpiration(value: unknown, { zoned = false }: ExpirationReading = {}): Date | undefined {
  if (typeof value === "number") {
    return zoned ? undefined : valid(new Date(value > mostSeconds ? value : value * 1000));
  }
  if (typeof value !== "string") {
    return undefined;
  }
  const text = value.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) {
    return readExpiration(Number(text), { zoned });
  }
  const [, day, time, fraction = "", zone] = instant.exec(text) ?? [];
  if (day === undefined || time === undefined || (zoned && zone === undefined)) {
    return undefined;
  }
  const offset = zone !== undefined && /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : "Z";
  return valid(new Date(`${day}T${time}${fraction.slice(0, 4)}${offset}`));
}

function valid(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}
