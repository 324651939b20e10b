import { CredentialError } from "../errors/credential-error.ts";
import type { Credentials } from "../model/credentials.ts";
import { Secret } from "../model/secret.ts";
import { typedProfile } from "../model/typed-word.ts";
import type { PlanSource } from "../plan/plan.ts";
import { staticKeysOf } from "../plan/source/static-keys.ts";
import type { Clock } from "../ports/clock.ts";
import { writtenExpiry } from "../profiles/keys/expiry-keys.ts";
import type { ProfileSet } from "../profiles/profile.ts";
import { refuseExpired } from "./refuse-expired.ts";

/** @internal */
export type KeysSource = Extract<PlanSource, { readonly kind: "static" | "temporary" }>;

/** @internal */
export interface KeysDeps {
  /** The files, as the plan was made from them. */
  readonly profiles: ProfileSet;
  readonly clock: Clock;
}

/**
 * Takes the keys that are in a profile: an IAM user's, or temporary ones with their session token.
 *
 * All of them come from the one file that the plan chose, as in the AWS CLI: a token left in the config file is never paired with
 * keys of the credentials file. `aws_session_token` wins over the older `aws_security_token`. An expiry that a tool
 * wrote beside them is believed where it can be read ({@link writtenExpiry}); the SDKs know no such key.
 *
 * @throws {CredentialError} `NO_CREDENTIALS` or `PROFILE_INCOMPLETE` when the profile no longer holds what was planned,
 *   `KEYS_EXPIRED` when it says itself that they have expired
 * @internal
 */
export async function keysCredentials(source: KeysSource, { profiles, clock }: KeysDeps): Promise<Credentials> {
  const profile = profiles.profiles.get(source.profile);
  const own = profile?.ownSource;
  if (own?.kind === "keys" && own.accessKeyId === source.accessKeyId) {
    const { accessKeyId, secretAccessKey, sessionToken } = own;
    return { accessKeyId, secretAccessKey, sessionToken, expiration: undefined, accountId: undefined };
  }
  const candidates = profile === undefined ? [] : [staticKeysOf(profile, "credentials"), staticKeysOf(profile, "config")];
  const keys = candidates.find((candidate) => candidate?.accessKeyId === source.accessKeyId);
  if (profile === undefined || keys === undefined) {
    throw new CredentialError("NO_CREDENTIALS", `Profile ${source.profile} does not hold the access key ${source.accessKeyId}.`, {
      profile: source.profile,
      file: profile?.origin.file,
      line: profile?.origin.line,
      hints: [`Show what it holds: aws-temp explain ${typedProfile(source.profile)}`],
    });
  }
  const { settings, origins } = keys.section;
  const at = origins.get("aws_access_key_id") ?? keys.section.origin;
  const data = { profile: source.profile, file: at.file, line: at.line };
  const secret = settings.get("aws_secret_access_key");
  if (!secret) {
    const where = `${at.file}:${at.line}`;
    throw new CredentialError("PROFILE_INCOMPLETE", `Profile ${source.profile} has no aws_secret_access_key beside ${where}.`, {
      ...data,
      hints: ["Add aws_secret_access_key below aws_access_key_id; it is shown only once, when the key is created."],
    });
  }
  const token = settings.get("aws_session_token") || settings.get("aws_security_token");
  const written = token ? writtenExpiry(keys.section) : undefined;
  const expiration = written?.expiration;
  const what = `The keys of profile ${source.profile} (${at.file}:${at.line})`;
  const hints = [
    written === undefined
      ? "Renew them with the tool that wrote them into the profile."
      : `Renew them with ${written.tool ?? "the tool that wrote the profile"}, which wrote ${written.key} (${written.origin.file}:${written.origin.line}).`,
  ];
  refuseExpired({ expiration, what, code: "KEYS_EXPIRED", hints, data }, clock);
  return {
    accessKeyId: keys.accessKeyId,
    secretAccessKey: new Secret(secret),
    sessionToken: token ? new Secret(token) : undefined,
    expiration,
    accountId: profile.settings.get("aws_account_id") || undefined,
  };
}
