import type { ProfileSet } from "../../profiles/profile.ts";
import { setting } from "../setting.ts";

/**
 * Some of the profiles, with those that they start from.
 *
 * @public
 */
export function onlyProfiles<Profiles extends ProfileSet>(set: Profiles, names: Iterable<string>): Profiles {
  const kept = new Set(names);
  // A set gives what is added to it meanwhile, too.
  for (const name of kept) {
    const source = setting(set.profiles.get(name), "source_profile");
    if (source !== undefined) kept.add(source);
  }
  return { ...set, profiles: new Map([...set.profiles].filter(([name]) => kept.has(name))) };
}
