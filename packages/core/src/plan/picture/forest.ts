import type { Arrow, Box, Graph } from "./graph.ts";

/**
 * A box with those that start from it. `by` is the arrow that leads to it, none for the first.
 *
 * @internal
 */
export interface Tree {
  readonly box: Box;
  readonly by: Arrow | undefined;
  readonly branches: readonly Tree[];
  /** Where an arrow from here leads back to, in a loop: a box's title. */
  readonly backTo: string | undefined;
  /** Where the chain goes on, should it be too deep for one line: a box's title. */
  readonly onTo: string | undefined;
}

/** A chain of so many goes on below. */
const deepest = 40;

/**
 * The boxes as trees: each starts from one other at most. A loop is cut at its first box.
 *
 * @internal
 */
export function forestOf({ boxes, arrows }: Graph): Tree[] {
  const byOrigin = Map.groupBy(arrows, ({ from }) => from);
  const targets = new Set(arrows.map(({ to }) => to));
  const known = new Map(boxes.map((box) => [box.id, box]));
  const seen = new Set<string>();
  const grow = (box: Box, by: Arrow | undefined, path: ReadonlySet<string>): Tree => {
    seen.add(box.id);
    const leading = byOrigin.get(box.id) ?? [];
    const within = new Set([...path, box.id]);
    const deep = within.size >= deepest;
    const next = leading.filter(({ to }) => known.has(to) && !seen.has(to));
    return {
      box,
      by,
      backTo: known.get(leading.find(({ to }) => within.has(to))?.to ?? "")?.title,
      onTo: deep ? known.get(next[0]?.to ?? "")?.title : undefined,
      branches: deep
        ? []
        : next.flatMap((arrow) => {
            const target = known.get(arrow.to);
            return target === undefined || seen.has(target.id) ? [] : [grow(target, arrow, within)];
          }),
    };
  };
  const roots = boxes.filter(({ id }) => !targets.has(id)).map((box) => grow(box, undefined, new Set()));
  // Loops are left, and what starts from them, and what lies too deep.
  return [...roots, ...boxes.flatMap((box) => (seen.has(box.id) ? [] : [grow(box, undefined, new Set())]))];
}
