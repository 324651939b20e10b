import { printableLine } from "@aws-temp/core/internal";
import { columnWidth, cutTo, padTo, widthOf } from "./width.ts";

/** The cells of a table; the first row is its heading. Every row has as many cells as the first. */
export type Row = readonly string[];

/** How a table fits into a narrow terminal. */
export interface Fit {
  /** Columns of the terminal. Without it, as for a pipe or a file, every cell stays whole. */
  readonly width: number | undefined;
  /** The headings of the columns that go when there is no room, the least needed first. */
  readonly leaving?: readonly string[];
  /** The headings of the columns that are never cut. */
  readonly whole?: readonly string[];
  /** The heading of the column with the names that people type, which keeps more than the others. Default: the first. */
  readonly named?: string;
}

/** Between two columns. */
const gap = "  ";
/** What a cut cell keeps at least, as long as another column can go: an account ID and `…`; and most of a name that a user types. */
const least = { named: 24, other: 13 };
/** What it keeps at least when none can. */
const shortest = 6;

/**
 * Sets rows in columns of equal width, two spaces apart. The last column is not padded. Where the terminal is too narrow, the least
 * needed columns go, and then long cells end in `…`; without a terminal, a cell that is very wide moves its own row alone. Cells come
 * from files and from AWS: a cell stays on one line and holds no control characters.
 *
 * @param paint - colours a padded cell; columns and rows are counted as they were given
 */
export function table(
  rows: readonly Row[],
  paint: (cell: string, column: number, row: number) => string,
  fit: Fit = { width: undefined },
): string[] {
  const shown = rows.map((row) => row.map(printableLine));
  const heading = shown[0] ?? [];
  const natural = heading.map((_, column) => columnWidth(shown.map((row) => row[column] ?? "")));
  const widths = fit.width === undefined ? natural : fitted(heading, shown, fit.width, fit);
  const columns = heading.map((_, column) => column).filter((column) => widths[column] !== undefined);
  return shown.map((row, index) =>
    columns
      .map((column) => {
        const width = widths[column] ?? 0;
        const cell = fit.width === undefined ? (row[column] ?? "") : cutTo(row[column] ?? "", width);
        return paint(column === columns.at(-1) ? cell : padTo(cell, width), column, index);
      })
      .join(gap)
      .trimEnd(),
  );
}

/** The width of each column, `undefined` for one that goes. */
function fitted(
  heading: Row,
  rows: readonly Row[],
  room: number,
  { leaving = [], whole = [], named = heading[0] }: Fit,
): readonly (number | undefined)[] {
  const widths: (number | undefined)[] = heading.map((_, column) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[column] ?? "")), 0),
  );
  const isWhole = (column: number) => whole.includes(heading[column] ?? "");
  const floorsFor = (low: (column: number) => number) =>
    widths.map((width = 0, column) => (isWhole(column) ? width : Math.min(width, low(column))));
  const fits = (floors: readonly number[]) => totalOf(widths.map((width, column) => width && floors[column])) <= room;
  // The least needed column that is left stays whole or goes.
  const comfortable = (next?: string) => (column: number) =>
    heading[column] === next ? Number.POSITIVE_INFINITY : heading[column] === named ? least.named : least.other;
  for (const next of leaving) {
    const floors = floorsFor(comfortable(next));
    if (fits(floors)) return shrunk(widths, floors, room);
    widths[heading.indexOf(next)] = undefined;
  }
  const floors = floorsFor(comfortable());
  return shrunk(widths, fits(floors) ? floors : floorsFor(() => shortest), room);
}

/** Takes from the widest column that may still lose something, until all fit or none may. */
function shrunk(
  widths: readonly (number | undefined)[],
  floors: readonly number[],
  room: number,
): readonly (number | undefined)[] {
  const result = [...widths];
  for (let over = totalOf(result) - room; over > 0; over--) {
    const spare = result.map((width = 0, column) => (width > (floors[column] ?? 0) ? width : 0));
    const widest = Math.max(...spare);
    if (widest === 0) break;
    const column = spare.lastIndexOf(widest);
    result[column] = widest - 1;
  }
  return result;
}

function totalOf(widths: readonly (number | undefined)[]): number {
  const there = widths.filter((width) => width !== undefined);
  return there.reduce((sum, width) => sum + width, 0) + gap.length * Math.max(0, there.length - 1);
}
