/**
 * The candidates that are closest to what was typed, the best first: at most a third of its letters changed, added, left out or
 * swapped, or it is a part of the candidate. Where one differs in letter case alone, only that one.
 *
 * @param most - how many to give at most
 * @public
 */
export function nearest(typed: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = typed.toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  const names = [...candidates];
  const respelled = names.filter((name) => name.toLowerCase() === wanted && name !== typed);
  if (respelled.length > 0) return respelled.slice(0, most);
  const scored: { readonly name: string; readonly score: number }[] = [];
  for (const name of names) {
    const candidate = name.toLowerCase();
    const contained = wanted.length >= 3 && candidate.includes(wanted);
    const close = Math.abs(candidate.length - wanted.length) <= allowed;
    const score = contained ? 0.5 : close ? editDistance(wanted, candidate) : Number.POSITIVE_INFINITY;
    if (score <= allowed) scored.push({ name, score });
  }
  return scored
    .sort((a, b) => a.score - b.score)
    .slice(0, most)
    .map(({ name }) => name);
}

/**
 * The hint that asks whether one of the {@link nearest} was meant; none where nothing is alike.
 *
 * @public
 */
export function didYouMean(alike: readonly string[]): string[] {
  return alike.length > 0 ? [`Did you mean ${alike.join(", ")}?`] : [];
}

/**
 * How many single edits (change, insert, delete, swap of neighbours) lead from one text to the other.
 *
 * @internal
 */
export function editDistance(from: string, to: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1;
      let best = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + change);
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        best = Math.min(best, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}
