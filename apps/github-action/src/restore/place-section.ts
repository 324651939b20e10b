/**
 * A piece that was removed of a text, and what stood around it.
 *
 * @public
 */
export interface Piece {
  readonly text: string;
  /** The header line of the section above; `null` when there was none. */
  readonly below: string | null;
  /** The line that followed; `null` at the end. */
  readonly above: string | null;
}

/**
 * What an edit took out of a text, whole lines, so that it finds its place again whatever happens to the rest meanwhile.
 *
 * @param after - the text without it
 * @public
 */
export function takenOut(text: string, after: string): Piece {
  const [lines, left] = [linesOf(text), linesOf(after)];
  const start = lines.findIndex((line, index) => line !== left[index]);
  const count = lines.length - left.length;
  const piece = lines.slice(start, start + count);
  return {
    text: piece.join(""),
    below: lines.slice(0, start).findLast(isHeader) ?? null,
    above: lines.slice(start + count).find((line) => line.trim() !== "") ?? null,
  };
}

/**
 * Puts a piece where it was: below the section that it stood below, before the line that it stood before. Where one of the two is gone, the
 * other one decides; without both, it goes to the end.
 *
 * @public
 */
export function putBack(text: string, { text: piece, below, above }: Piece): string {
  const lines = linesOf(text);
  const header = below === null ? -1 : lines.findIndex((line) => line.trimEnd() === below.trimEnd());
  const from = below !== null && header < 0 ? 0 : header + 1;
  const follower = above === null ? -1 : lines.findIndex((line, index) => index >= from && line.trimEnd() === above.trimEnd());
  const next = below !== null && header < 0 ? -1 : lines.findIndex((line, index) => index >= from && isHeader(line));
  const at = [follower, next].find((index) => index >= 0) ?? lines.length;
  const [before, after] = [lines.slice(0, at).join(""), lines.slice(at).join("")];
  return `${before}${before === "" || before.endsWith("\n") ? "" : "\n"}${piece}${after}`;
}

function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

function isHeader(line: string): boolean {
  return /^\s*\[/.test(line);
}
