import { readText } from "../keys/read-keys.ts";
import type { Problem, ProfileSet } from "../profile.ts";
import type { ProblemCode } from "./problem-table.ts";

/** Problems that are in no section of ours and yet change every profile of their file for other readers. */
const wholeFile: ReadonlySet<ProblemCode | undefined> = new Set<ProblemCode>(["byte-order-mark", "defaults-section"]);

/**
 * The problems that touch some profiles: those of their sections, of the `sso-session` and `services` sections that they name, and of
 * the whole file that they stand in. In the order of the files.
 *
 * @param names - the profile that was asked for, and those that it rests on
 * @public
 */
export function problemsOf({ profiles, problems }: ProfileSet, names: Iterable<string>): readonly Problem[] {
  const touched = new Set<string>();
  const files = new Set<string>();
  for (const name of names) {
    touched.add(`profile ${name}`);
    const profile = profiles.get(name);
    if (profile === undefined) continue;
    touched.add(`sso-session ${readText(profile, "sso_session")}`);
    touched.add(`services ${readText(profile, "services")}`);
    for (const layer of [profile.layers.config, profile.layers.credentials]) if (layer) files.add(layer.origin.file);
  }
  const { bySection, ofFiles } = indexOf(problems);
  const found = [...touched].flatMap((section) => bySection.get(section) ?? []);
  found.push(...ofFiles.filter((position) => files.has(problems[position]?.file ?? "")));
  return found.sort((one, other) => one - other).flatMap((position) => problems[position] ?? []);
}

/** Where the problems of each section stand in the list, and those of whole files. */
interface ProblemIndex {
  readonly bySection: ReadonlyMap<string, readonly number[]>;
  readonly ofFiles: readonly number[];
}

/** A list is looked through once, and not for each of ten thousand profiles. */
const indexes = new WeakMap<readonly Problem[], ProblemIndex>();

function indexOf(problems: readonly Problem[]): ProblemIndex {
  const known = indexes.get(problems);
  if (known !== undefined) return known;
  const bySection = new Map<string, number[]>();
  const ofFiles: number[] = [];
  for (const [position, { section, code }] of problems.entries()) {
    if (wholeFile.has(code)) {
      ofFiles.push(position);
    } else if (section !== undefined) {
      const name = `${section.type} ${section.name}`;
      const positions = bySection.get(name);
      if (positions === undefined) bySection.set(name, [position]);
      else positions.push(position);
    }
  }
  const index = { bySection, ofFiles };
  indexes.set(problems, index);
  return index;
}
