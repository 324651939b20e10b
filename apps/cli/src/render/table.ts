/** The cells of a table; the first row is its heading. Every row has as many cells as the first. */
export type Row = readonly string[];

/**
 * Sets rows in columns of equal width, two spaces apart. The last column is not padded.
 *
 * @param paint - colours a padded cell
 */
export function table(rows: readonly Row[], paint: (cell: string, column: number, row: number) => string): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  return rows.map((row, index) =>
    row
      .map((cell, column) => paint(column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0), column, index))
      .join("  ")
      .trimEnd(),
  );
}
