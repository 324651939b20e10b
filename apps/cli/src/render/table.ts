import { printableLine } from "@aws-temp/core";
import { columnWidth, padTo } from "./width.ts";

/** The cells of a table; the first row is its heading. Every row has as many cells as the first. */
export type Row = readonly string[];

/**
 * Sets rows in columns of equal width, two spaces apart. The last column is not padded, and a cell that is very wide moves its own row
 * alone. Cells come from files and from AWS: a cell stays on one line and
 * holds no control characters.
 *
 * @param paint - colours a padded cell
 */
export function table(rows: readonly Row[], paint: (cell: string, column: number, row: number) => string): string[] {
  const shown = rows.map((row) => row.map(printableLine));
  const widths = rows[0]?.map((_, column) => columnWidth(shown.map((row) => row[column] ?? ""))) ?? [];
  return shown.map((row, index) =>
    row
      .map((cell, column) => paint(column === row.length - 1 ? cell : padTo(cell, widths[column] ?? 0), column, index))
      .join("  ")
      .trimEnd(),
  );
}
