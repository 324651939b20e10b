import { readExpiration } from "../model/time/read-expiration.ts";
import type { Origin } from "./origin.ts";
import type { Profile, ProfileSet } from "./profile.ts";

/** Tells the profiles that `login` wrote from the user's. The AWS CLI and the SDKs pass over keys that they do not know. */
export const temporaryMark = "aws_temp_source_profile";

/** What `login` writes into the credentials file. */
export const temporaryKeys: ReadonlySet<string> = new Set([
  "aws_access_key_id",
  "aws_secret_access_key",
  "aws_session_token",
  "aws_credential_expiration",
  temporaryMark,
]);

/**
 * A profile of the credentials file that `login` wrote: nothing secret.
 *
 * @public
 */
export interface KeptTemporaryProfile {
  readonly name: string;
  /** The profile that its credentials were obtained from. */
  readonly of: string;
  readonly accessKeyId: string;
  /** `undefined` when the file does not say. */
  readonly expiration: Date | undefined;
  /** Where it begins in the credentials file. */
  readonly origin: Origin;
}

/**
 * The profiles that `login` wrote, in the order of the credentials file.
 *
 * @internal
 */
export function temporaryProfiles({ profiles }: Pick<ProfileSet, "profiles">): readonly KeptTemporaryProfile[] {
  return [...profiles.values()].flatMap((profile) => temporaryProfileOf(profile) ?? []);
}

/** @internal */
export function temporaryProfileOf(profile: Profile): KeptTemporaryProfile | undefined {
  const section = profile.layers.credentials;
  const of = section?.settings.get(temporaryMark);
  const accessKeyId = section?.settings.get("aws_access_key_id");
  if (section === undefined || of === undefined || accessKeyId === undefined) return undefined;
  const expiration = readExpiration(section.settings.get("aws_credential_expiration"));
  return { name: profile.name, of, accessKeyId, expiration, origin: section.origin };
}
