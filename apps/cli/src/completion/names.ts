import type { LoadedProfiles } from "@aws-temp/core";
import { serviceNames } from "@aws-temp/core/console";
import { listProfiles } from "@aws-temp/core/plan";
import { profileKinds } from "../render/profiles/profile-kind.ts";
import type { Candidate } from "./candidate.ts";

/** Where names come from. */
export interface NameSources {
  readonly profiles: () => Promise<LoadedProfiles>;
  /** The saved pages of a profile; of the environment's, if none is named. */
  readonly bookmarks: (profile: string | undefined) => Promise<Iterable<string>>;
  /** The browsers of this machine, as `--browser` names them. */
  readonly browsers: () => readonly string[];
}

type Read = (sources: NameSources, profile: string | undefined) => Promise<Candidate[]>;

const bookmarks: Read = async ({ bookmarks: saved }, profile) => Array.from(await saved(profile), (value) => ({ value }));

/** What arguments and flags may name, by the argument's or flag's name. */
const namesOf: Readonly<Record<string, Read>> = {
  profile: async ({ profiles }) =>
    listProfiles(await profiles()).map(({ name, kind, region }) => ({
      value: name,
      description: region === undefined ? profileKinds[kind] : `${profileKinds[kind]}, ${region}`,
    })),
  "sso-session": async ({ profiles }) =>
    [...(await profiles()).ssoSessions.keys()].map((value) => ({ value, description: "SSO session" })),
  region: async (sources) => {
    const { profiles } = await sources.profiles();
    const regions = [...profiles.values()].map(({ settings }) => settings.get("region"));
    return [...new Set(regions)].filter((region) => region !== undefined).map((value) => ({ value }));
  },
  service: async () => serviceNames.map((value) => ({ value })),
  bookmark: bookmarks,
  "remove-bookmark": bookmarks,
  browser: async ({ browsers }) => browsers().map((value) => ({ value })),
};

/**
 * Candidates from the user's files and machine, also for what may be repeated (`profile...`); none for what these do not hold, and
 * none when they cannot be read.
 *
 * @param profile - the one that the command line names so far
 */
export async function namesFor(what: string, sources: NameSources, profile: string | undefined): Promise<Candidate[]> {
  const one = what.replace(/\.{3}$/, "");
  const read = Object.hasOwn(namesOf, one) ? namesOf[one] : undefined;
  if (read === undefined) return [];
  try {
    return await read(sources, profile);
  } catch {
    // Between two keystrokes is no place for an error; the command itself will say it.
    return [];
  }
}
