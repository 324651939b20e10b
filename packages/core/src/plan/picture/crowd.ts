import type { Tree } from "./forest.ts";
import type { Target } from "./graph.ts";

/**
 * Boxes with nothing behind them, so many from one origin that each with its own arrow would be a wall.
 *
 * @internal
 */
export interface Crowd {
  readonly members: readonly Tree[];
  readonly rows: readonly CrowdRow[];
  /** What all boxes of a column have in common: their role. Empty where they have nothing. */
  readonly headings: readonly string[];
  /** On the one arrow that leads to all of them. */
  readonly lines: readonly string[];
  /** The origin's id; `undefined` for boxes that are by themselves. */
  readonly parent: string | undefined;
}

/** @internal */
export interface CrowdRow {
  /** The account; `undefined` for boxes without one, and for a further row of the same account. */
  readonly label: string | undefined;
  readonly cells: readonly (Tree | undefined)[];
}

/** More than these are set in rows. */
const few = 6;
const tallest = 12;
const widest = 5;

/**
 * The crowds among some trees, by the words on their arrows, and below them.
 *
 * @internal
 */
export function allCrowds(trees: readonly Tree[], parent?: string): Crowd[] {
  return [...crowdsOf(trees, parent), ...trees.flatMap(({ box, branches }) => allCrowds(branches, box.id))];
}

/**
 * Those of some trees that are set in rows, where they are not few.
 *
 * @internal
 */
export function crowdsOf(trees: readonly Tree[], parent: string | undefined): Crowd[] {
  const alone = trees.filter(({ branches, backTo, onTo }) => branches.length === 0 && backTo === undefined && onTo === undefined);
  const byLabel = Map.groupBy(alone, ({ by }) => (by?.lines ?? []).join("\n"));
  return [...byLabel.values()].flatMap((members) =>
    members.length <= few ? [] : [{ ...inRows(members), members, parent, lines: members[0]?.by?.lines ?? [] }],
  );
}

/** A row for each account. What leads to no account that is known is below, in rows of equal length. */
function inRows(members: readonly Tree[]): Pick<Crowd, "rows" | "headings"> {
  const known = members.flatMap((tree) => (tree.box.target === undefined ? [] : [{ tree, target: tree.box.target }]));
  const others = members.filter(({ box }) => box.target === undefined);
  const columns = Math.min(widest, Math.max(2, Math.ceil(others.length / tallest)));
  const left = chunks(others, columns).map((cells) => ({ label: undefined, cells }));
  const headings = roleColumns(known.map(({ target }) => target));
  const accounts = [...Map.groupBy(known, ({ target }) => target.account)].sort(([a], [b]) => compare(a, b));
  const rows = accounts.flatMap(([label, found]) => {
    const lines =
      headings.length > 0
        ? byRole(found, headings)
        : chunks(
            found.map(({ tree }) => tree),
            widest,
          );
    return lines.map((cells, index) => ({ label: index === 0 ? label : undefined, cells }));
  });
  return { rows: [...rows, ...left], headings };
}

/** The roles as columns, the most frequent first; none when they are too many for that. */
function roleColumns(targets: readonly Target[]): readonly string[] {
  const roles = [...Map.groupBy(targets, ({ role }) => role)];
  if (roles.length > widest) return [];
  return roles.sort(([a, one], [b, other]) => other.length - one.length || compare(a, b)).map(([role]) => role);
}

/** One account's boxes below their roles. A second box for the same role begins a second row. */
function byRole(found: readonly { readonly tree: Tree; readonly target: Target }[], roles: readonly string[]) {
  const byColumn = roles.map((role) => found.filter(({ target }) => target.role === role));
  const height = Math.max(...byColumn.map(({ length }) => length));
  return Array.from({ length: height }, (_, row) => byColumn.map((column) => column[row]?.tree));
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
