const basicFormat = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/**
 * Milliseconds since the epoch for `YYYYMMDD'T'HHMMSS'Z'`; `undefined` when the text is not of that form.
 *
 * @internal
 */
export function parseBasicTimestamp(text: string): number | undefined {
  const time = Date.parse(text.replace(basicFormat, "$1-$2-$3T$4:$5:$6Z"));
  return basicFormat.test(text) && !Number.isNaN(time) ? time : undefined;
}

/** @internal */
export function formatBasicTimestamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}
