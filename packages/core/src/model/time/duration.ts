const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * Reads a duration as people type it: `3600` (seconds), `45m`, `12h`, `1h30m`.
 *
 * @returns whole seconds, or `undefined` when the text is no duration
 * @public
 */
export function parseDuration(text: string): number | undefined {
  const compact = text.trim().toLowerCase().replaceAll(" ", "");
  if (/^\d+$/.test(compact)) {
    return Number(compact);
  }
  if (!/^(?:\d+[smhd])+$/.test(compact)) {
    return undefined;
  }
  let seconds = 0;
  for (const [, count, unit] of compact.matchAll(/(\d+)([smhd])/g)) {
    seconds += Number(count) * (unitSeconds[unit ?? ""] ?? 0);
  }
  return seconds;
}

/**
 * Writes a duration for people, with the two largest units: `12 h`, `1 h 30 min`, `45 min`, `30 s`.
 *
 * @public
 */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const days = Math.floor(whole / 86_400);
  const hours = Math.floor((whole % 86_400) / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const parts: string[] = [];
  if (days > 0) parts.push(`${days} d`);
  if (hours > 0) parts.push(`${hours} h`);
  if (minutes > 0 && days === 0) parts.push(`${minutes} min`);
  if (hours === 0 && days === 0 && (minutes === 0 || whole % 60 > 0) && minutes < 5) parts.push(`${whole % 60} s`);
  return parts.join(" ");
}
