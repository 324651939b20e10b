import type { CredentialError } from "../../errors/credential-error.ts";
import type { Problem, Profile, ProfileSet } from "../../profiles/profile.ts";
import { type ListedProfile, listProfiles } from "./list-profiles.ts";
import { planOutcomes } from "./plan-outcomes.ts";

/**
 * As {@link listProfiles}, and the problems also say what would stop every command with the profile: a `source_profile` in no file, a
 * loop, an SSO session without a start URL. It may be in another profile, which this one starts from.
 *
 * @public
 */
export function judgeProfiles(profiles: ProfileSet): ListedProfile[] {
  // What a machine or shell may have is no fault of the profile.
  const outcomes = planOutcomes([...profiles.profiles.keys()], { profiles, environment: {}, userName: "user" });
  return listProfiles(profiles).map((listed) => {
    const error = outcomes.get(listed.name)?.error;
    const profile = profiles.profiles.get(listed.name);
    if (error === undefined || error.code === "NO_CREDENTIALS" || profile === undefined) return listed;
    const flaw = flawAt(profile, error);
    const isSaid = listed.problems.some(({ severity, line }) => severity === "error" && line === flaw.line);
    return isSaid ? listed : { ...listed, problems: [...listed.problems, flaw] };
  });
}

function flawAt({ name, origin }: Profile, { message, data }: CredentialError): Problem {
  const { file = origin.file, line = origin.line } = data;
  return { severity: "error", file, line, message, section: { type: "profile", name: data.profile ?? name } };
}
