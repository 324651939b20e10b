import type { Environment } from "../ports/environment.ts";
import { readText } from "../profiles/keys/read-keys.ts";
import { problemsOf } from "../profiles/problems/profile-problems.ts";
import type { ProfileSet } from "../profiles/profile.ts";
import type { Finding } from "./finding.ts";
import { keyFindings } from "./key-findings.ts";
import { parserFindings } from "./parser-findings.ts";
import { planFindings } from "./plan-findings.ts";
import { sourceFindings } from "./source-findings.ts";

/**
 * What is looked at, and in which surroundings.
 *
 * @public
 */
export interface LintInput {
  readonly profiles: ProfileSet;
  readonly environment: Environment;
  readonly userName: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** As Node spells it: which shell reads a `credential_process`. Default: a POSIX shell. */
  readonly platform?: string | undefined;
  /** Only these profiles and what they rest on. Default: all of both files. */
  readonly names?: readonly string[] | undefined;
}

/**
 * Everything that can be said of the profiles without a look outside: what the parser finds, keys that no one reads, plans that cannot
 * be made, and what is unwise. In the order of the files. Pure.
 *
 * @public
 */
export function lintProfiles({ profiles, environment, userName, now, names, platform }: LintInput): readonly Finding[] {
  const looked = names === undefined ? profiles : resting(names, profiles);
  const planned = planFindings([...new Set([...(names ?? []), ...looked.profiles.keys()])], { profiles, environment, userName });
  // The error of a plan says of a misspelt key what it is missed for.
  const blamed = new Set(planned.filter(({ severity }) => severity === "error").map(({ file, line }) => `${file}:${line}`));
  const isSaid = ({ code, file, line }: Finding) =>
    (code === "probable-typo" || code === "misspelt-key" || code === "unknown-key") && blamed.has(`${file}:${line}`);
  const all = [
    ...[...parserFindings(looked.problems), ...keyFindings(looked)].filter((finding) => !isSaid(finding)),
    ...planned,
    ...sourceFindings({ ...looked, ssoSessions: profiles.ssoSessions }, now, platform),
  ];
  return all.sort(byPlace);
}

/** Some profiles with those that they rest on, and what the parser says of these. */
function resting(names: readonly string[], set: ProfileSet): ProfileSet {
  const found = new Set(names);
  const sessions = new Set<string | undefined>();
  // A set gives what is added to it meanwhile, too.
  for (const name of found) {
    const profile = set.profiles.get(name);
    const source = profile && readText(profile, "source_profile");
    if (source !== undefined) found.add(source);
    sessions.add(profile && readText(profile, "sso_session"));
  }
  return {
    profiles: new Map([...set.profiles].filter(([name]) => found.has(name))),
    ssoSessions: new Map([...set.ssoSessions].filter(([name]) => sessions.has(name))),
    services: set.services,
    problems: problemsOf(set, found),
  };
}

function byPlace(one: Finding, other: Finding): number {
  const [file = "", otherFile = ""] = [one.file, other.file];
  return file === otherFile ? (one.line ?? 0) - (other.line ?? 0) : file < otherFile ? -1 : 1;
}
