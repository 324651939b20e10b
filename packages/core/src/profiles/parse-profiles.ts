import { deservesLook } from "./keys/key-traits.ts";
import type { LayerSection } from "./layer-section.ts";
import { MergedProfile } from "./merged-profile.ts";
import { problemOf } from "./problems/problem-list.ts";
import { profileFindings } from "./problems/profile-findings.ts";
import type { Problem, Profile, ProfileSet } from "./profile.ts";
import { readLayer } from "./read-layer.ts";

/**
 * The texts of the two files, and what they are called in messages.
 *
 * @public
 */
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
  const { "sso-session": ssoSessions, services } = config;
  const add = (profile: MergedProfile, inConfig: LayerSection | undefined, inCredentials: LayerSection | undefined) => {
    profiles.set(profile.name, profile);
    if (!mayDiffer(inConfig, inCredentials)) return;
    for (const finding of profileFindings(profile, { ssoSessions, services })) problems.push(problemOf(finding));
  };
  for (const section of config.profile.values()) {
    const other = credentials.profile.get(section.name);
    add(new MergedProfile(section, other), section, other);
  }
  for (const section of credentials.profile.values()) {
    if (!profiles.has(section.name)) add(new MergedProfile(undefined, section), undefined, section);
  }
  return { profiles, ssoSessions, services, problems, oddHeaders: [...config.oddHeaders, ...credentials.oddHeaders] };
}

/** Whether there may be something to say about a profile as a whole. Nearly always not, and then its keys need not be looked at. */
function mayDiffer(config: LayerSection | undefined, credentials: LayerSection | undefined): boolean {
  const isEmpty = (config?.isEmpty ?? true) && (credentials?.isEmpty ?? true);
  return isEmpty || deservesLook(config?.traits ?? 0, credentials?.traits ?? 0);
}
