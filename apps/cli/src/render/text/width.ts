import measure from "fast-string-truncated-width";

/** Columns of a terminal that a text takes: two for a Chinese character or an emoji, none for an accent of its own. */
export function widthOf(text: string): number {
  return measure(text).width;
}

/** A text with blanks behind it, so that it takes as many columns. */
export function padTo(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** A text that takes no more columns than these; what was cut off leaves `…`. */
export function cutTo(text: string, width: number): string {
  const { index, ellipsed } = measure(text, { limit: width, ellipsis: "…" });
  return text.slice(0, index) + (ellipsed ? "…" : "");
}

/** More than this in one cell would push all other rows apart. */
const widestColumn = 40;

/** How wide a column is: its widest cell. One that is very wide sticks out on its own line instead. */
export function columnWidth(cells: readonly string[]): number {
  return cells.map(widthOf).reduce((most, width) => (width > widestColumn ? most : Math.max(most, width)), 0);
}

/** Columns of the terminal that a stream is; `undefined` for a pipe or a file, whose lines may be as long as they like. */
export function terminalWidth({ isTTY, columns }: { readonly isTTY?: boolean; readonly columns?: number }): number | undefined {
  return isTTY && columns ? columns : undefined;
}
