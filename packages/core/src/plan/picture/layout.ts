import { forestOf } from "./forest.ts";
import type { Graph } from "./graph.ts";
import {
  gap,
  headingRow,
  leastWidth,
  type MeasuredCrowd,
  type MeasuredTree,
  measured,
  type ShownBox,
  textWidth,
  type,
  type Unit,
} from "./measure.ts";

const margin = 24;
const headingHeight = 40;
const shortestArrow = 48;

/** @internal */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** @internal */
export interface PlacedBox extends Area, ShownBox {}

/** From one side to the other, by way of a vertical line at `trunk`. @internal */
export interface PlacedArrow {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly trunk: number;
  readonly lines: readonly string[];
}

/** Words beside the rows and above the columns of a crowd; `y` is where they stand on. @internal */
export interface Note {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A graph with places for everything. @internal */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly frames: readonly Area[];
  readonly notes: readonly Note[];
  readonly arrows: readonly PlacedArrow[];
}

interface Column {
  readonly x: number;
  readonly width: number;
}

/**
 * Places the boxes: what starts from a box is to its right, and it is before the middle of them.
 *
 * @internal
 */
export function layoutOf(graph: Graph): Layout {
  const units = measured(forestOf(graph));
  const columns = columnsFor(units);
  const placed = { boxes: [] as PlacedBox[], frames: [] as Area[], notes: [] as Note[], arrows: [] as PlacedArrow[] };
  let top = margin + headingHeight;
  for (const unit of units) {
    place(unit, 0, top);
    top += unit.height + gap.boxes * 2;
  }
  const areas: readonly Area[] = [...placed.boxes, ...placed.frames];
  const right = Math.max(...areas.map(({ x, width }) => x + width), textWidth(graph.title, type.heading) + margin);
  const bottom = Math.max(...areas.map(({ y, height }) => y + height), margin + headingHeight);
  return { width: Math.ceil(right + margin), height: Math.ceil(bottom + margin), ...placed };

  /** @returns the vertical middle of what an arrow leads to */
  function place(unit: Unit, depth: number, above: number): number {
    const column = columns[depth] ?? { x: margin, width: leastWidth };
    return unit.kind === "crowd" ? placeCrowd(unit, column.x, above) : placeTree(unit, depth, column, above);
  }

  function placeCrowd(crowd: MeasuredCrowd, x: number, y: number): number {
    const { rows, headings, perPanel, panelWidth, labels, cell, rowGap, width, height } = crowd;
    placed.frames.push({ x, y, width, height });
    const first = y + gap.crowd + (headings.length > 0 ? headingRow : 0);
    rows.forEach(({ label, cells }, index) => {
      const left = x + gap.crowd + Math.floor(index / perPanel) * panelWidth;
      const start = left + (labels > 0 ? Math.ceil(labels) + gap.crowd : 0);
      const column = (at: number) => start + at * (cell.width + gap.crowd);
      const row = index % perPanel;
      const top = first + row * (cell.height + rowGap);
      if (row === 0) placed.notes.push(...headings.map((text, at) => ({ text, x: column(at), y: y + gap.crowd + type.line })));
      placed.notes.push({ text: label, x: left, y: top + (cell.height + type.line) / 2 - 1 });
      cells.forEach((box, at) => {
        if (box !== undefined) placed.boxes.push({ ...box, ...cell, x: column(at), y: top });
      });
    });
    return y + height / 2;
  }

  function placeTree({ shown, box, units: below, stack, height }: MeasuredTree, depth: number, column: Column, above: number) {
    let next = above + (height - stack) / 2;
    const middles = below.map((unit) => {
      const middle = place(unit, depth + 1, next);
      next += unit.height + gap.boxes;
      return middle;
    });
    const [first = above + height / 2] = middles;
    const wanted = (first + (middles.at(-1) ?? first) - box.height) / 2;
    const y = Math.min(Math.max(wanted, above), above + height - box.height);
    placed.boxes.push({ ...shown, x: column.x, y, width: column.width, height: box.height });
    const from = { x: column.x + column.width, y: y + box.height / 2 };
    below.forEach(({ label }, index) => {
      const to = { x: columns[depth + 1]?.x ?? from.x, y: middles[index] ?? from.y };
      placed.arrows.push({ from, to, trunk: from.x + 16, lines: label });
    });
    return from.y;
  }
}

/** Boxes that are as far from their beginning stand in one column; before it, there is room for what the arrows say. */
function columnsFor(units: readonly Unit[]): Column[] {
  const columns: Column[] = [];
  let x = margin;
  for (let level = units; level.length > 0; ) {
    const trees = level.filter((unit) => unit.kind === "tree");
    const width = Math.max(leastWidth, ...trees.map(({ box }) => box.width));
    columns.push({ x, width });
    level = trees.flatMap((tree) => tree.units);
    const room = Math.max(0, ...level.flatMap(({ label }) => label.map((line) => textWidth(line, type.line))));
    x += width + shortestArrow + (room === 0 ? 0 : 14 + Math.ceil(room));
  }
  return columns;
}
