import { CredentialError } from "../errors/credential-error.ts";
import { didYouMean, nearest } from "../model/nearest.ts";
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
): CredentialError {
  const alike = nearest(chosen.name, profiles.profiles.keys());
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
      ...didYouMean(alike),
      count === 0 ? "Add one to the config file, e.g. with: aws configure --profile NAME" : "List them with: aws-temp profiles",
    ],
  });
}
