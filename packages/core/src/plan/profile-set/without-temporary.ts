import type { ProfileSet } from "../../profiles/profile.ts";
import { temporaryProfileOf } from "../../profiles/temporary-profile.ts";
import { setting } from "../setting.ts";

/**
 * The profiles that users wrote themselves: without those that `login` writes, such as `dev-temporary`. One that another profile
 * starts from stays.
 *
 * @public
 */
export function withoutTemporary<Set extends ProfileSet>(set: Set): Set {
  const all = [...set.profiles];
  const named = new Set(all.map(([, profile]) => setting(profile, "source_profile")));
  const kept = all.filter(([name, profile]) => temporaryProfileOf(profile) === undefined || named.has(name));
  return { ...set, profiles: new Map(kept) };
}
