import { findSections, joinParts } from "../ini/find-sections.ts";
import { type ProfilesInput, parseProfiles } from "./parse-profiles.ts";
import type { ProfileSet } from "./profile.ts";
import { readText } from "./read-keys.ts";

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
  const needed = new Set([profile]);
  const inConfig = findSections(config, "config");
  const inCredentials = findSections(credentials, "credentials");
  const parse = (onTheirLines: boolean) =>
    parseProfiles({
      ...input,
      config: joinParts(config, inConfig(needed), onTheirLines),
      credentials: joinParts(credentials, inCredentials(needed), onTheirLines),
    });
  for (;;) {
    const set = parse(false);
    if (!addSources(set, needed)) return lines ? parse(true) : set;
  }
}

/** Adds the source profiles of the needed ones, and says whether there were new ones. */
function addSources({ profiles }: ProfileSet, needed: Set<string>): boolean {
  const before = needed.size;
  // A set gives what is added to it meanwhile, too.
  for (const name of needed) {
    const profile = profiles.get(name);
    const source = profile && readText(profile, "source_profile");
    if (source !== undefined) needed.add(source);
  }
  return needed.size > before;
}
