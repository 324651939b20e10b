import type { OwnSource } from "../../profiles/own-source.ts";
import { parseProfiles } from "../../profiles/parse-profiles.ts";
import type { Profile, ProfileSet, Section } from "../../profiles/profile.ts";
import { classifyProfile } from "../source/classify-source.ts";

/**
 * Profiles that an app is told outright, e.g. by an input of a job, instead of finding them in the user's files.
 *
 * @public
 */
export interface GivenProfiles {
  /** As in the config file; `[NAME]` means `[profile NAME]`. */
  readonly text: string;
  /** What errors call the text, before the line: `roles`. */
  readonly name: string;
  /** The region of profiles that name none. */
  readonly region?: string | undefined;
  /** Keys as in the config file, for those profiles with a `role_arn` that do not say themselves. */
  readonly defaults?: Readonly<Record<string, string>> | undefined;
  /** What a role is assumed with whose profile names no source. Default: such a profile is incomplete, as in the files. */
  readonly ownSource?: OwnSource | undefined;
}

/**
 * Reads given profiles. Never throws; see {@link parseProfiles}.
 *
 * @public
 */
export function parseGivenProfiles({ text, name }: Pick<GivenProfiles, "text" | "name">): ProfileSet {
  return parseProfiles({ config: text.replace(bareHeader, "[$1profile $2$3]"), configFile: name });
}

/** The line stays one line, so that problems name the right one. */
const bareHeader = /^\[([ \t]*)(?!default[ \t]*\])([^\s\][#;"']+)([ \t]*)\]/gm;

/**
 * Lays given profiles over those of the files. A given profile takes the place of the files' one; but one that does not say where
 * its credentials come from, takes that and all else that it does not say from theirs. If they have none, there is no such profile:
 * what the machine itself would give is not meant.
 *
 * @internal
 */
export function layProfiles(given: GivenProfiles, files: ProfileSet): ProfileSet {
  const { profiles, ssoSessions, services, problems, oddHeaders } = parseGivenProfiles(given);
  const laid = new Map(files.profiles);
  const replaced = new Set<string>();
  for (const profile of profiles.values()) {
    const silent = classifyProfile(profile) === "none";
    const below = silent ? files.profiles.get(profile.name) : undefined;
    if (below === undefined) replaced.add(profile.name);
    if (!silent || below !== undefined || saysPart(profile)) laid.set(profile.name, complete(profile, below, given));
  }
  const theirs = files.problems.filter(({ section }) => section?.type !== "profile" || !replaced.has(section.name));
  return {
    profiles: laid,
    ssoSessions: new Map([...files.ssoSessions, ...ssoSessions]),
    services: new Map([...files.services, ...services]),
    problems: [...problems, ...theirs],
    oddHeaders: [...(oddHeaders ?? []), ...(files.oddHeaders ?? [])],
  };
}

function complete(profile: Profile, below: Profile | undefined, { region, defaults = {}, ownSource }: GivenProfiles): Profile {
  const { name, origin, layers } = profile;
  const isRole = saysSomething(profile, "role_arn");
  const usual: Record<string, string> = { ...(isRole && defaults), ...(region !== undefined && { region }) };
  // Which tags are passed on is said of the tags that it is said with.
  if (saysSomething(profile, "session_tags")) delete usual["transitive_session_tags"];
  const said = [...profile.settings].filter(([, value]) => value !== "");
  return {
    name,
    origin,
    settings: new Map([...Object.entries(usual), ...(below?.settings ?? []), ...said]),
    origins: new Map([...(below?.origins ?? []), ...profile.origins]),
    nested: new Map([...(below?.nested ?? []), ...profile.nested]),
    layers: below?.layers ?? layers,
    ownSource: isRole ? ownSource : undefined,
  };
}

/** It was to say where credentials come from, and a part is missing: which one, planning says. */
function saysPart(profile: Profile): boolean {
  const parts = ["aws_secret_access_key", "aws_session_token", "source_profile", "external_id", "credential_process"];
  return parts.some((key) => saysSomething(profile, key));
}

function saysSomething(section: Section, key: string): boolean {
  return (section.settings.get(key) ?? "") !== "";
}
