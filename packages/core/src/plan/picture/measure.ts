import { type Crowd, crowdsOf } from "./crowd.ts";
import type { Tree } from "./forest.ts";
import type { Box } from "./graph.ts";
import { columnsOf, shownText } from "./shown-text.ts";

/** Sizes in pixels. A monospaced letter is as wide as 0.602 of its height, in every font of the list. @internal */
export const type = { heading: 15, title: 13, line: 11, letter: 0.602 } as const;

/** @internal */
export const gap = { boxes: 14, crowd: 10, briefRows: 6 } as const;

/** Above the rows of a crowd, for the headings of its columns. @internal */
export const headingRow = 18;

/** @internal */
export const leastWidth = 132;

const most = { title: 34, line: 44, label: 30 } as const;
/** More rows of a crowd than this stand beside each other, as long as there are no more cells in a line. */
const panel = { rows: 24, cells: 6 } as const;
const padding = { x: 14, y: 11, brief: 6 } as const;

/** A box with what is to be read of it. @internal */
export interface ShownBox {
  readonly box: Box;
  readonly title: string;
  readonly lines: readonly string[];
}

/** A tree with its sizes: of the first box, and with all that starts from it. @internal */
export interface MeasuredTree {
  readonly kind: "tree";
  readonly id: string;
  readonly shown: ShownBox;
  readonly box: { readonly width: number; readonly height: number };
  readonly units: readonly Unit[];
  /** Of all units above each other. */
  readonly stack: number;
  readonly height: number;
  /** On the arrow that leads to it. */
  readonly label: readonly string[];
}

/** A crowd with its sizes: of one cell, and of the frame. @internal */
export interface MeasuredCrowd {
  readonly kind: "crowd";
  readonly rows: readonly { readonly label: string; readonly cells: readonly (ShownBox | undefined)[] }[];
  readonly headings: readonly string[];
  /** Rows that are below each other, before the next ones go on to their right. */
  readonly perPanel: number;
  readonly panelWidth: number;
  /** Room for the labels in front of the rows. */
  readonly labels: number;
  readonly cell: { readonly width: number; readonly height: number };
  readonly rowGap: number;
  readonly width: number;
  readonly height: number;
  readonly label: readonly string[];
}

/** Something that is below its neighbours. @internal */
export type Unit = MeasuredTree | MeasuredCrowd;

/**
 * Measures trees from their ends to their beginnings.
 *
 * @param parent - the id of what they start from
 * @internal
 */
export function measured(trees: readonly Tree[], parent?: string): Unit[] {
  const crowds = crowdsOf(trees, parent);
  const crowded = new Set(crowds.flatMap(({ members }) => members));
  return [...trees.filter((tree) => !crowded.has(tree)).map(measuredTree), ...crowds.map(measuredCrowd)];
}

/** @internal */
export function textWidth(text: string, size: number): number {
  return columnsOf(text) * size * type.letter;
}

function measuredTree(tree: Tree): MeasuredTree {
  const shown = shownBox(tree);
  const box = sizeOf(shown);
  const units = measured(tree.branches, tree.box.id);
  const stack = units.reduce((sum, { height }) => sum + height, 0) + Math.max(0, units.length - 1) * gap.boxes;
  const label = labelOf(tree.by?.lines ?? []);
  const height = Math.max(box.height, stack, label.length * (type.line + 4));
  return { kind: "tree", id: tree.box.id, shown, box, units, stack, height, label };
}

function measuredCrowd({ rows, headings, lines }: Crowd): MeasuredCrowd {
  // Row and column say what else is in the box.
  const brief = headings.length > 0 && rows.every(({ cells }) => cells.every((tree) => tree === undefined || tree.box.target));
  const shown = rows.map(({ label, cells }) => ({
    label: shownText(label ?? "", most.label),
    cells: cells.map((tree) => tree && { ...shownBox(tree), ...(brief && { lines: [] }) }),
  }));
  const sizes = shown.flatMap(({ cells }) => cells.flatMap((box) => (box === undefined ? [] : [sizeOf(box)])));
  const height = brief ? type.title + 2 * padding.brief : largest(sizes.map((size) => size.height));
  const cell = { width: largest(sizes.map((size) => size.width)), height };
  const rowGap = brief ? gap.briefRows : gap.crowd;
  const labels = largest(shown.map(({ label }) => textWidth(label, type.line)));
  const columns = largest(shown.map(({ cells }) => cells.length));
  const panels = Math.max(1, Math.min(Math.ceil(rows.length / panel.rows), Math.floor(panel.cells / (columns + 1))));
  const perPanel = Math.ceil(rows.length / panels);
  const panelWidth = gap.crowd + (labels > 0 ? Math.ceil(labels) + gap.crowd : 0) + columns * (cell.width + gap.crowd);
  const shownHeadings = headings.map((heading) => shownText(heading, Math.floor(cell.width / (type.line * type.letter))));
  return {
    kind: "crowd",
    rows: shown,
    headings: shownHeadings,
    perPanel,
    panelWidth,
    labels,
    cell,
    rowGap,
    width: Math.ceil(rows.length / perPanel) * panelWidth,
    height: 2 * gap.crowd + (headings.length > 0 ? headingRow : 0) + perPanel * (cell.height + rowGap) - rowGap,
    label: labelOf(lines),
  };
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}

function shownBox({ box, backTo, onTo }: Tree): ShownBox {
  const more = [
    ...(backTo === undefined ? [] : [`leads back to ${backTo}`]),
    ...(onTo === undefined ? [] : [`goes on at ${onTo}`]),
  ];
  const told: Box = { ...box, kind: backTo === undefined ? box.kind : "problem", lines: [...box.lines, ...more] };
  return { box: told, title: shownText(box.title, most.title), lines: told.lines.map((line) => shownText(line, most.line)) };
}

function sizeOf({ title, lines }: ShownBox): { readonly width: number; readonly height: number } {
  const widths = [textWidth(title, type.title), ...lines.map((line) => textWidth(line, type.line))];
  return {
    width: Math.max(leastWidth, Math.ceil(Math.max(...widths) + 2 * padding.x)),
    height: 2 * padding.y + type.title + lines.length * (type.line + 5),
  };
}

function labelOf(lines: readonly string[]): string[] {
  return lines.map((line) => shownText(line, most.label));
}
