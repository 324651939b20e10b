import { mergeLayers } from "./merge-layers.ts";
import { problemOf } from "./problem-list.ts";
import type { Problem, Profile, ProfileSet } from "./profile.ts";
import { profileFindings } from "./profile-findings.ts";
import { readLayer } from "./read-layer.ts";

/** @public */
export interface ProfilesInput {
  /** The text of the config file; `undefined` when there is none. */
  readonly config?: string | undefined;
  /** The text of the credentials file; `undefined` when there is none. */
  readonly credentials?: string | undefined;
  /** What problems and origins call the file. Default `config`. */
  readonly configFile?: string | undefined;
  /** Default `credentials`. */
  readonly credentialsFile?: string | undefined;
}

/**
 * Reads the two files. Never throws: a line that cannot be understood is a problem of severity `error`, and costs nothing around it;
 * a form that the AWS CLI and the SDKs read differently is a `warning` that says how each of them reads it.
 *
 * Values are those of the SDKs' common grammar. Where that refuses or ignores what the AWS CLI reads, the AWS CLI's reading
 * counts. Source: aws-facts.md §2.
 *
 * @public
 */
export function parseProfiles(input: ProfilesInput): ProfileSet {
  const problems: Problem[] = [];
  const config = readLayer(input.config ?? "", "config", input.configFile ?? "config", problems);
  const credentials = readLayer(input.credentials ?? "", "credentials", input.credentialsFile ?? "credentials", problems);
  const profiles = new Map<string, Profile>();
  for (const [name, section] of config.profile) profiles.set(name, mergeLayers(section, credentials.profile.get(name)));
  for (const [name, section] of credentials.profile) {
    if (!profiles.has(name)) profiles.set(name, mergeLayers(undefined, section));
  }
  const ssoSessions = config["sso-session"];
  for (const profile of profiles.values()) {
    for (const finding of profileFindings(profile, ssoSessions)) problems.push(problemOf(finding));
  }
  return { profiles, ssoSessions, services: config.services, problems };
}
