import type { CredentialError } from "../../errors/credential-error.ts";
import { typedWord } from "../../model/typed-word.ts";
import { followedByOthers } from "../../profiles/keys/other-tool-keys.ts";
import type { Profile } from "../../profiles/profile.ts";
import type { Chain } from "../chain.ts";
import type { PlanSource } from "../plan.ts";
import type { PlanContext } from "../plan-context.ts";
import { setting, settingError } from "../setting.ts";
import { containerSource, instanceSource } from "./machine-source.ts";
import { aboutMissing, nearMiss } from "./missing-key.ts";
import { asksForItself } from "./own-process.ts";

/**
 * The source of a profile that names none: the AWS CLI goes on to the machine's own credentials, and so do we, but we say so.
 *
 * @throws {CredentialError} where the profile holds a part of a source, or another profile names it as its source
 * @internal
 */
export function lastResort(profile: Profile, context: PlanContext, chain: Chain): PlanSource {
  const { environment, warnings } = context;
  if (asksForItself(profile)) {
    throw settingError(
      "PROFILE_LOOP",
      profile,
      "credential_process",
      `Profile ${profile.name} takes its credentials from aws-temp-credential-process, which is asked for profile ${profile.name} again; nothing else in it says where they come from.`,
      { hints: ["Let credential_process name the profile that holds them: aws-temp-credential-process --profile OTHER"] },
    );
  }
  const incomplete = [
    "aws_secret_access_key",
    "aws_session_token",
    "source_profile",
    "external_id",
    "web_identity_token_file",
  ].find((key) => setting(profile, key));
  if (incomplete !== undefined) {
    const missing = incomplete.startsWith("aws_") ? "aws_access_key_id" : "role_arn";
    throw settingError(
      "PROFILE_INCOMPLETE",
      profile,
      incomplete,
      `Profile ${profile.name} has ${incomplete} but no ${missing}.`,
      incompleteDetails(profile, missing),
    );
  }
  requireNoSlip(profile);
  if (chain.roles.length > 0) throw emptySource(profile, chain, context);
  const container = containerUriSet(context);
  if (!container && environment["AWS_EC2_METADATA_DISABLED"]?.toLowerCase() === "true") {
    throw settingError(
      "NO_CREDENTIALS",
      profile,
      undefined,
      `Profile ${profile.name} does not say where its credentials come from.`,
      {
        hints: [
          ...othersHint(profile),
          "Add an sso_session, a login_session, a role_arn with source_profile, or credential_process; access keys only where none of these is possible.",
        ],
      },
    );
  }
  warnings.push({
    code: "NO_CREDENTIALS_IN_PROFILE",
    message: `Profile ${profile.name} does not say where its credentials come from; the ${container ? "container's" : "EC2 instance's"} own are tried, as the AWS CLI does.`,
    profile: profile.name,
    file: profile.origin.file,
    line: profile.origin.line,
  });
  return container ? containerSource(environment, profile) : instanceSource(environment, profile);
}

function incompleteDetails(profile: Profile, missing: string): ReturnType<typeof aboutMissing> {
  const arn = missing === "role_arn" ? consoleRole(profile) : undefined;
  if (arn === undefined) {
    const about = aboutMissing(profile, missing);
    return { ...about, hints: [...othersHint(profile), ...about.hints] };
  }
  return {
    hints: [`Account and role stand there as the console's role switchers read them. For AWS tools, add: role_arn = ${arn}`],
  };
}

function othersHint(profile: Profile): readonly string[] {
  const followed = followedByOthers(profile);
  return followed === undefined ? [] : [followed];
}

/** The role that the keys of a role switcher in the browser name. */
function consoleRole(profile: Profile): string | undefined {
  const account = ["aws_account_id", "account_id", "account", "target_account"].map((key) => setting(profile, key)).find(Boolean);
  const role = ["role_name", "role", "target_role_name"].map((key) => setting(profile, key)).find(Boolean);
  return role !== undefined && /^\d{12}$/.test(account ?? "") ? `arn:aws:iam::${account}:role/${role}` : undefined;
}

/** The keys that name a source, each alone. */
const sourceKeys = [
  "aws_access_key_id",
  "role_arn",
  "sso_session",
  "sso_account_id",
  "sso_start_url",
  "credential_process",
  "credential_source",
  "login_session",
  "web_identity_token_file",
];

/** A slip in the key that names the source must not lead to the machine's own credentials. */
function requireNoSlip(profile: Profile): void {
  const slip = sourceKeys.find((key) => nearMiss(profile, key, "slips") !== undefined);
  if (slip === undefined) return;
  throw settingError(
    "PROFILE_INCOMPLETE",
    profile,
    undefined,
    `Profile ${profile.name} does not say where its credentials come from: it has no ${slip}.`,
    aboutMissing(profile, slip),
  );
}

/** As the AWS CLI, which takes no credentials of the machine for a source profile. */
function emptySource(profile: Profile, chain: Chain, { profiles }: PlanContext): CredentialError {
  const [role] = chain.roles;
  const file = profiles.credentialsFile ?? "the credentials file";
  const absent = profiles.absentFiles?.includes(file) ? "which does not exist" : `which has no section [${profile.name}]`;
  return settingError(
    "PROFILE_INCOMPLETE",
    profile,
    undefined,
    `Profile ${profile.name}, the source_profile of ${role?.name}, holds no credentials.`,
    {
      hints: [
        `AWS tools look for its access keys in ${file}, ${profile.layers.credentials === undefined ? absent : "whose section holds none"}. Add them there: aws configure --profile ${typedWord(profile.name)}`,
        "Or give the profile another source: an sso_session, credential_process, login_session.",
        ...othersHint(profile),
      ],
    },
  );
}

function containerUriSet({ environment }: PlanContext): boolean {
  return Boolean(environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] || environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"]);
}
