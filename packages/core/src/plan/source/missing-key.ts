import { editDistance } from "../../model/nearest.ts";
import { knownKeys } from "../../profiles/keys/known-keys.ts";
import type { Origin } from "../../profiles/origin.ts";
import type { Section } from "../../profiles/profile.ts";

/** A line whose key nearly is one that is missed. */
interface NearMiss {
  readonly written: string;
  readonly origin: Origin;
}

/**
 * What to do about a key that a section lacks: correct the line that nearly has it, or add it.
 *
 * @returns hints, and the place of that line
 * @internal
 */
export function aboutMissing(
  section: Section,
  key: string,
): { readonly hints: readonly string[]; readonly file?: string; readonly line?: number } {
  const near = nearMiss(section, key);
  if (near === undefined) return { hints: [`Add ${key} to it.`] };
  const { file, line } = near.origin;
  return { hints: [`Line ${line} of ${file} has ${near.written}: write ${key}.`], file, line };
}

/**
 * The line of a section whose key nearly is `wanted`: a slip or two, other marks between the words, a part left out.
 *
 * @param which - `slips`: only what is spelt nearly the same
 * @returns `undefined` where there is none; a key that AWS tools know is no slip
 * @internal
 */
export function nearMiss(section: Section, wanted: string, which: "slips" | "all" = "all"): NearMiss | undefined {
  let best: { readonly near: NearMiss; readonly score: number } | undefined;
  for (const [written, origin] of section.origins) {
    if (knownKeys.has(written)) continue;
    const score = distance(written, wanted);
    if (score === undefined || (which === "slips" && score === partScore)) continue;
    if (best === undefined || score < best.score) best = { near: { written, origin }, score };
  }
  return best?.near;
}

/** A part left out is less likely than any slip. */
const partScore = 4;

/** Shorter ones are a part of too many keys. */
const shortestPart = 6;

/** @returns `undefined` when the one is not meant to be the other */
function distance(written: string, wanted: string): number | undefined {
  const word = written
    .replace(/^(?:export|set|setx)\s+|^\$env:/, "")
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  if (word === wanted) return 0;
  const edits = Math.abs(word.length - wanted.length) > 3 ? Number.POSITIVE_INFINITY : editDistance(word, wanted);
  if (edits <= Math.min(3, Math.floor(wanted.length / 4))) return edits;
  const isPart = word.length >= shortestPart && (wanted.startsWith(`${word}_`) || wanted.endsWith(`_${word}`));
  return isPart ? partScore : undefined;
}
