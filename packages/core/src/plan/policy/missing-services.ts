import { problemsOf } from "../../profiles/problems/profile-problems.ts";
import type { Profile, ProfileSet } from "../../profiles/profile.ts";
import type { PlanWarning } from "../plan.ts";

/**
 * Warns of a `services` section that a profile of the plan names and that is not there: AWS is then asked at other addresses than
 * the profile means.
 *
 * @internal
 */
export function warnOfMissingServices(profiles: ProfileSet, used: readonly Profile[]): readonly PlanWarning[] {
  const names = used.map(({ name }) => name);
  return problemsOf(profiles, names)
    .filter(({ code }) => code === "services-missing")
    .map(({ message, section, file, line }) => ({
      code: "SERVICES_MISSING",
      message: `Profile ${section?.name}: ${message}`,
      profile: section?.name,
      file,
      line,
    }));
}
