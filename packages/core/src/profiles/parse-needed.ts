import { findSections, joinParts } from "../ini/parse/find-sections.ts";
import { readText } from "./keys/read-keys.ts";
import { type ProfilesInput, parseProfiles } from "./parse-profiles.ts";
import type { Profile, ProfileSet } from "./profile.ts";

/** @internal */
export interface NeededInput extends ProfilesInput {
  /** The profile that is asked for. */
  readonly profile: string;
  /** Whether lines are counted as in the files, which takes as long again; otherwise origins and problems name wrong ones. */
  readonly lines: boolean;
}

/**
 * Reads one profile and whatever it rests on: the profiles that `source_profile` leads to, with the `sso-session` and `services`
 * sections. What is read is as {@link parseProfiles} reads it, problems included; other profiles of the files are missing, so that the
 * cost hardly grows with them.
 *
 * @returns without the profile, when there is none of the name
 * @internal
 */
export function parseNeeded(input: NeededInput): ProfileSet {
  const { config = "", credentials = "", profile, lines } = input;
  const profiles = new Set([profile]);
  const headers = new Set([`profile ${profile}`]);
  const inConfig = findSections(config, "config");
  const inCredentials = findSections(credentials, "credentials");
  const parse = (onTheirLines: boolean) =>
    parseProfiles({
      ...input,
      config: joinParts(config, inConfig(headers), onTheirLines),
      credentials: joinParts(credentials, inCredentials(profiles), onTheirLines),
    });
  for (;;) {
    const set = parse(false);
    const before = headers.size;
    // A set gives what is added to it meanwhile, too.
    for (const name of profiles) addReferences(set.profiles.get(name), profiles, headers);
    if (headers.size === before) return lines ? parse(true) : set;
  }
}

/** Adds what a profile names. */
function addReferences(profile: Profile | undefined, profiles: Set<string>, headers: Set<string>): void {
  if (profile === undefined) return;
  const source = readText(profile, "source_profile");
  if (source !== undefined) {
    profiles.add(source);
    headers.add(`profile ${source}`);
  }
  const session = readText(profile, "sso_session");
  if (session !== undefined) headers.add(`sso-session ${session}`);
  const services = readText(profile, "services");
  if (services !== undefined) headers.add(`services ${services}`);
}
