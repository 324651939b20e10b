import type { Found } from "./found.ts";

/** A finding with all profiles that it was found for. */
export interface FoundOnce extends Found {
  readonly profiles: readonly string[];
}

/**
 * Each finding once. The parser and the plan may both report a line, and a plan reports it for every profile that starts from the broken
 * one. What was found first stays, with the names of all profiles.
 */
export function eachOnce(findings: readonly Found[]): readonly FoundOnce[] {
  const groups = Map.groupBy(findings, keyOf);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const profiles = new Set(same.flatMap(({ profile }) => (profile === undefined ? [] : [profile])));
    return [{ ...first, fix: same.find(({ fix }) => fix !== undefined)?.fix, profiles: [...profiles] }];
  });
}

/** The parser writes codes in small letters, the errors of plans in capitals. Without a line only the same words are the same. */
function keyOf({ code, file, line, message }: Found): string {
  const loop = /^source_profile goes round in a circle: (.*)\.$/.exec(message)?.[1];
  // A loop is found at each of its members.
  if (loop !== undefined) return [...new Set(loop.split(" -> "))].sort().join(" -> ");
  const what = code.toLowerCase().replaceAll("_", "-");
  return line === undefined ? `${what} ${file} ${message}` : `${what} ${file}:${line}`;
}
