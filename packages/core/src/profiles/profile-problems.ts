import type { ProblemCode } from "./problem-table.ts";
import type { Problem, ProfileSet } from "./profile.ts";
import { readText } from "./read-keys.ts";

/** Problems that stand in no section of ours and yet change every profile of their file for other readers. */
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
  return problems.filter(({ section, code, file }) =>
    section === undefined || wholeFile.has(code)
      ? wholeFile.has(code) && files.has(file)
      : touched.has(`${section.type} ${section.name}`),
  );
}
