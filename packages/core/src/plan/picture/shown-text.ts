/**
 * How many columns of a monospaced font a text takes: two for the wide letters of East Asia and for emoji.
 *
 * @internal
 */
export function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (wide.test(letter) ? 2 : /\p{M}/u.test(letter) ? 0 : 1), 0);
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/**
 * A text as a picture can show it: on one line, without what would turn or hide the letters around it, and not too long.
 *
 * @param columns - how many it may take; the end is cut off for a `…`
 * @internal
 */
export function shownText(text: string, columns: number): string {
  const clean = plainText(text);
  if (columnsOf(clean) <= columns) return clean;
  let shown = "";
  for (const letter of clean) {
    if (columnsOf(shown) + columnsOf(letter) > columns - 1) break;
    shown += letter;
  }
  return `${shown.trimEnd()}…`;
}

/** On one line, of letters alone. */
export function plainText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}
