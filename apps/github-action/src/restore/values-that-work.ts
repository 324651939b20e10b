import type { Environment } from "@aws-temp/core";
import { noProfile, regionOfProfile } from "./no-profile.ts";

/**
 * Replaces the empty values that the AWS CLI and boto3 do not take for "not set". A runner can empty a variable, but cannot unset it.
 *
 * @param cleared - the variables that the job gets, an empty one for each that it must not have
 * @param folder - makes a folder of this user's own; see {@link noProfile}
 * @public
 */
export function valuesThatWork(
  cleared: ReadonlyMap<string, string>,
  environment: Environment,
  folder: () => string,
): ReadonlyMap<string, string> {
  const given = new Map(cleared);
  for (const name of ["AWS_REGION", "AWS_DEFAULT_REGION"]) {
    // boto3 takes an empty one for a region, before the one of the profile.
    if (given.get(name) === "") given.set(name, regionOfProfile(environment, given));
  }
  // To the AWS CLI and boto3 an empty one is a profile without a name, which they do not find.
  if (given.get("AWS_PROFILE") === "") for (const [name, value] of noProfile(environment, given, folder)) given.set(name, value);
  return given;
}
