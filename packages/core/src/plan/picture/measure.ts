import { type Crowd, crowdsOf, type Tree } from "./forest.ts";
import type { Box } from "./graph.ts";
import { columnsOf, shownText } from "./shown-text.ts";

/** Sizes in pixels. A monospaced letter is as wide as 0.602 of its height, in every font of the list. @internal */
export const type = { heading: 15, title: 13, line: 11, letter: 0.602 } as const;

/** @internal */
export const gap = { boxes: 14, crowd: 10 } as const;

/** @internal */
export const leastWidth = 132;

const most = { title: 34, line: 44, label: 30 } as const;
const padding = { x: 14, y: 11 } as const;

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
  readonly members: readonly ShownBox[];
  readonly columns: number;
  readonly cell: { readonly width: number; readonly height: number };
  readonly width: number;
  readonly height: number;
  readonly label: readonly string[];
}

/** Something that stands below its neighbours. @internal */
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

function measuredCrowd({ members, columns, lines }: Crowd): MeasuredCrowd {
  const shown = members.map(shownBox);
  const sizes = shown.map(sizeOf);
  const width = Math.max(...sizes.map((size) => size.width));
  const height = Math.max(...sizes.map((size) => size.height));
  const rows = Math.ceil(members.length / columns);
  return {
    kind: "crowd",
    members: shown,
    columns,
    cell: { width, height },
    width: gap.crowd + columns * (width + gap.crowd),
    height: gap.crowd + rows * (height + gap.crowd),
    label: labelOf(lines),
  };
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
