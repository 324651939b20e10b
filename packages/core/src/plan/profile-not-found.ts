import { CredentialError } from "../errors/credential-error.ts";
import { didYouMean, nearest } from "../model/nearest.ts";
import type { Environment } from "../ports/environment.ts";
import { headersThatMean } from "../profiles/headers/odd-headers.ts";
import type { ProfileSet } from "../profiles/profile.ts";

/**
 * The error for a name that no file has, with the names that look like it.
 *
 * @param decidedBy - what named the profile: `argument`, `AWS_PROFILE`, `AWS_DEFAULT_PROFILE`
 * @internal
 */
export function profileNotFound(
  chosen: { readonly name: string; readonly decidedBy: string },
  profiles: ProfileSet,
  environment: Environment = {},
): CredentialError {
  const alike = similarProfiles(chosen.name, profiles);
  const by = chosen.decidedBy.startsWith("AWS_") ? ` (named by ${chosen.decidedBy})` : "";
  const count = profiles.profiles.size;
  const known =
    count === 0 ? "The files hold no profile at all." : `The files hold ${count === 1 ? "one other" : `${count} others`}.`;
  return new CredentialError("PROFILE_NOT_FOUND", `There is no profile ${chosen.name}${by}. ${known}`, {
    profile: chosen.name,
    similar: alike,
    // Half of all lost profiles are in another file than the one that HOME or AWS_CONFIG_FILE leads to.
    file: profiles.configFile,
    hints: [
      ...headersThatMean(chosen.name, "profile", profiles.oddHeaders),
      ...absentFiles(profiles, environment),
      ...didYouMean(alike),
      count === 0 ? "Add one to the config file, e.g. with: aws configure --profile NAME" : "List them with: aws-temp profiles",
    ],
  });
}

/** The name without what belongs to a header: `profile prod`, `[prod]`. */
const bareName = /^\s*\[?\s*(?:profile\s+)?(.*?)\s*\]?\s*$/is;

/**
 * The names of profiles that look like a name, the best first.
 *
 * @internal
 */
export function similarProfiles(name: string, { profiles }: Pick<ProfileSet, "profiles">, except?: string): string[] {
  const bare = bareName.exec(name)?.[1] ?? name;
  if (bare !== name && profiles.has(bare)) return [bare];
  return nearest(
    name,
    [...profiles.keys()].filter((other) => other !== except),
  );
}

/**
 * Says which variable leads to a file that is not there.
 *
 * @internal
 */
export function absentFiles({ absentFiles = [] }: Pick<ProfileSet, "absentFiles">, environment: Environment): string[] {
  return (["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"] as const).flatMap((variable) => {
    const named = environment[variable];
    // The path is as it was located: a `~` may have been expanded.
    const file = named && absentFiles.find((path) => path === named || (named.startsWith("~") && path.endsWith(named.slice(1))));
    return file ? [`${variable} names ${file}, which does not exist.`] : [];
  });
}
