import type { ListedProfile } from "@aws-temp/core/plan";
import { profileKinds } from "./profile-kind.ts";

/** The profiles in which every word occurs: in the name, account, role, source, kind or region. Case does not matter. */
export function matchingProfiles(profiles: readonly ListedProfile[], words: readonly string[]): readonly ListedProfile[] {
  const wanted = words.flatMap((word) => word.toLowerCase().split(/\s+/)).filter((word) => word !== "");
  return wanted.length === 0 ? profiles : profiles.filter((profile) => wanted.every((word) => textOf(profile).includes(word)));
}

function textOf({ name, accountId, accountName, roleName, dependsOn, kind, region }: ListedProfile): string {
  return [name, accountId, accountName, roleName, dependsOn, kind, profileKinds[kind], region].join("\n").toLowerCase();
}
