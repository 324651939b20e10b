import { type LoadedProfiles, listProfiles } from "@aws-temp/core";
import { profileKinds } from "../render/profile-kind.ts";
import type { Candidate } from "./candidate.ts";

/** What arguments and flags may name that stands in the user's files, by the argument's or flag's name. */
const namesOf: Readonly<Record<string, (profiles: LoadedProfiles) => Candidate[]>> = {
  profile: (set) =>
    listProfiles(set).map(({ name, kind, region }) => ({
      value: name,
      description: region === undefined ? profileKinds[kind] : `${profileKinds[kind]}, ${region}`,
    })),
  "sso-session": ({ ssoSessions }) => [...ssoSessions.keys()].map((value) => ({ value, description: "SSO session" })),
  region: ({ profiles }) => {
    const regions = [...profiles.values()].map(({ settings }) => settings.get("region"));
    return [...new Set(regions)].filter((region) => region !== undefined).map((value) => ({ value }));
  },
};

/** Candidates from the user's files, also for what may be repeated (`profile...`); none for what the files do not hold, and none when they cannot be read. */
export async function namesFor(what: string, profiles: () => Promise<LoadedProfiles>): Promise<Candidate[]> {
  const one = what.replace(/\.{3}$/, "");
  const read = Object.hasOwn(namesOf, one) ? namesOf[one] : undefined;
  if (read === undefined) return [];
  try {
    return read(await profiles());
  } catch {
    // Between two keystrokes is no place for an error; the command itself will say it.
    return [];
  }
}
