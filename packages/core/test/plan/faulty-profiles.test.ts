import { describe, expect, it } from "vitest";
import { CredentialError } from "../../src/errors/credential-error.ts";
import { buildPlan } from "../../src/plan/build-plan.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";

interface Row {
  readonly name: string;
  readonly config?: string;
  readonly credentials?: string;
  readonly profile: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly absent?: readonly string[];
  readonly code: string;
  readonly line?: number;
  readonly message?: RegExp;
  /** Among the hints. */
  readonly hint?: string | RegExp;
}

function failureOf({ config, credentials, profile, environment = {}, absent = [] }: Row): CredentialError {
  const set = { ...parseProfiles({ config, credentials }), absentFiles: absent, credentialsFile: "credentials" };
  try {
    buildPlan({ profiles: set, environment, userName: "eve", request: { profile } });
  } catch (error) {
    if (error instanceof CredentialError) return error;
    throw error;
  }
  throw new Error("There is a plan.");
}

const keys = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret\n";
const session = "[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n";
const onSession = (more: string) => `[profile p]\nsso_session = acme\n${more}`;
const role = (value: string) => `[profile p]\nrole_arn = ${value}\nsource_profile = base\n[profile base]\n${keys}`;

const headers: readonly Row[] = [
  ["config", "[s3-backups]", "s3-backups", "[profile s3-backups]"],
  ["config", "[Profile Upper]", "Upper", "[profile Upper]"],
  ["config", "[profile Foo Bar]", "Foo Bar", "[profile Foo-Bar]"],
  ["config", "[ profile: x ]", "x", "[profile x]"],
  ["config", "[profiles-x]", "profiles-x", "[profile profiles-x]"],
  ["credentials", "[profile x]", "x", "[x]"],
].map(([kind = "", header = "", profile = "", right]) => ({
  name: `${header} in the ${kind} file`,
  [kind]: `[profile other]\nregion = eu-west-1\n${header}\n${keys}`.replace(
    kind === "credentials" ? "[profile other]" : "",
    kind === "credentials" ? "[other]" : "",
  ),
  profile,
  code: "PROFILE_NOT_FOUND",
  hint: `Line 3 of ${kind} has ${header}: write ${right}.`,
}));

const sessions: readonly Row[] = [
  ["[profile sso-session acme]", "[sso-session acme]"],
  ["[sso_session acme]", "[sso-session acme]"],
  ["[acme]", "[sso-session acme]"],
  ["[SSO-Session acme]", "[sso-session acme]"],
].map(([header = "", right]) => ({
  name: `the session's header ${header}`,
  config: `${onSession("sso_account_id = 111122223333\nsso_role_name = R\n")}${session.replace("[sso-session acme]", header)}`,
  profile: "p",
  code: "PROFILE_INCOMPLETE",
  hint: `Line 5 of config has ${header}: write ${right}.`,
}));

const names: readonly Row[] = [
  {
    name: "a header for a name",
    config: `[profile prod]\n${keys}[profile product]\n${keys}`,
    profile: "profile prod",
    code: "PROFILE_NOT_FOUND",
    hint: "Did you mean prod?",
  },
  {
    name: "another letter case, alone",
    config: `[profile K]\nregion = x\n[profile k]\n${keys}[profile p]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = Prod\n[profile prod]\n${keys}[profile proda]\n${keys}`,
    profile: "p",
    code: "PROFILE_NOT_FOUND",
    hint: "Did you mean prod?",
  },
  {
    name: "a variable that names a file which is not there",
    profile: "p",
    environment: { AWS_CONFIG_FILE: "/nowhere/config" },
    absent: ["/nowhere/config"],
    code: "PROFILE_NOT_FOUND",
    hint: "AWS_CONFIG_FILE names /nowhere/config, which does not exist.",
  },
  {
    name: "a role in the profile that signs in",
    config: `${onSession("sso_account_id = 111122223333\nsso_role_name = R\nrole_arn = arn:aws:iam::111122223333:role/R\n")}${session}`,
    profile: "p",
    code: "PROFILE_INCOMPLETE",
    hint: /profile of its own, with source_profile = p$/,
  },
];

const slips: readonly Row[] = [
  [
    "so_start_url",
    "sso_start_url",
    "[profile p]\nso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = R\n",
    2,
  ],
  ["sso_role", "sso_role_name", `${onSession("sso_account_id = 111122223333\nsso_role = R\n")}${session}`, 4],
  ["sso_account-id", "sso_account_id", `${onSession("sso_account-id = 111122223333\nsso_role_name = R\n")}${session}`, 3],
  [
    "role_arm",
    "role_arn",
    `[profile p]\nrole_arm = arn:aws:iam::111122223333:role/R\nsource_profile = base\n[profile base]\n${keys}`,
    2,
  ],
  [
    "source-profile",
    "source_profile",
    `[profile p]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource-profile = base\n[profile base]\n${keys}`,
    3,
  ],
  [
    "aws_secret_acces_key",
    "aws_secret_access_key",
    "[profile p]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_acces_key = secret\n",
    3,
  ],
  ["credential_proces", "credential_process", "[profile p]\ncredential_proces = print-keys\n", 2],
  [
    "sso_regoin",
    "sso_region",
    "[profile p]\nsso_session = acme\nsso_account_id = 111122223333\nsso_role_name = R\n[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_regoin = eu-west-1\n",
    7,
  ],
  [
    "export aws_access_key_id",
    "aws_access_key_id",
    "[profile p]\nexport AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nexport AWS_SECRET_ACCESS_KEY=secret\n",
    2,
  ],
].map(([written, key, config, line]) => ({
  name: `${written} for ${key}`,
  config: String(config),
  profile: "p",
  code: "PROFILE_INCOMPLETE",
  line: Number(line),
  hint: `Line ${line} of config has ${written}: write ${key}.`,
}));

const values: readonly Row[] = [
  {
    name: "an account with hyphens",
    config: `${onSession("sso_account_id = 4444-5555-6666\nsso_role_name = R\n")}${session}`,
    line: 3,
    hint: "Write sso_account_id = 444455556666",
  },
  {
    name: "an account of 11 digits",
    config: `${onSession("sso_account_id = 44455556666\nsso_role_name = R\n")}${session}`,
    line: 3,
    hint: /sso_account_id = 044455556666$/,
  },
  {
    name: "a role in quotes",
    config: role('"arn:aws:iam::111122223333:role/R"'),
    line: 2,
    hint: /^Remove the quotes.*: role_arn = arn:aws:iam::111122223333:role\/R$/,
  },
  {
    name: "a session for a role",
    config: role("arn:aws:sts::111122223333:assumed-role/R/eve"),
    line: 2,
    hint: /role_arn = arn:aws:iam::111122223333:role\/R /,
  },
  {
    name: "a word for a device",
    config: `[profile p]\n${keys}mfa_serial = auto\n`,
    line: 4,
    hint: /mfa_serial = arn:aws:iam::ACCOUNT:mfa\/NAME/,
  },
  {
    name: "a security key for a device",
    config: `[profile p]\n${keys}mfa_serial = arn:aws:iam::111122223333:u2f/user/eve/key-ABC\n`,
    line: 4,
    hint: /virtual MFA device/,
  },
  {
    name: "a security key of a role",
    config: role("arn:aws:iam::111122223333:role/R").replace(
      "source_profile",
      "mfa_serial = arn:aws:iam::111122223333:u2f/user/eve/k\nsource_profile",
    ),
    line: 3,
    message: /security key/,
  },
  {
    name: "a duration with a unit",
    config: role("arn:aws:iam::111122223333:role/R").replace("source_profile", "duration_seconds = 1h\nsource_profile"),
    line: 3,
    hint: "Write duration_seconds = 3600",
  },
  {
    name: "a token file in the home",
    config: "[profile p]\nrole_arn = arn:aws:iam::111122223333:role/R\nweb_identity_token_file = ~/token\n",
    line: 3,
    message: /begins with ~/,
  },
  {
    name: "a short region in the file",
    config: `[profile p]\n${keys}region = use1\n`,
    line: 4,
    hint: "Write region = us-east-1",
  },
  {
    name: "a short region of a session",
    config: `${onSession("sso_account_id = 111122223333\nsso_role_name = R\n")}${session.replace("eu-west-1", "euw1")}`,
    line: 7,
    message: /^The sso-session acme has sso_region/,
    hint: "Write sso_region = eu-west-1",
  },
  {
    name: "a value further down the chain",
    config: `[profile p]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = q\n[profile q]\nrole_arn = arn:aws:iam::11112222333:role/Q\nsource_profile = base\n[profile base]\n${keys}`,
    line: 5,
    message: /^Profile q has role_arn/,
  },
].map((row) => ({ profile: "p", code: "INVALID_VALUE", ...row }));

const placeholders: readonly Row[] = [
  { name: "in a role's account", config: role("arn:aws:iam::BILLING_ACCOUNTID:role/x"), line: 2 },
  { name: "of a template", config: role("arn:aws:iam::{project_id}:role/{role_name}"), line: 2 },
  { name: "of a shell", config: role("arn:aws:iam::$ACCOUNT:role/x"), line: 2 },
  { name: "of letters", config: `${onSession("sso_account_id = nnnnnnnnnnnn\nsso_role_name = R\n")}${session}`, line: 3 },
  {
    name: "of an address",
    config: `${onSession("sso_account_id = 111122223333\nsso_role_name = R\n")}${session.replace("acme.awsapps", "d-XXXXXXXXXX.awsapps")}`,
    line: 6,
  },
  { name: "of a key", config: "[profile p]\naws_access_key_id = <your-key>\naws_secret_access_key = <your-secret>\n", line: 2 },
  {
    name: "of a secret",
    config: "[profile p]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = YOUR_SECRET_KEY\n",
    line: 3,
  },
  { name: "of a device", config: `[profile p]\n${keys}mfa_serial = arn:aws:iam::<account>:mfa/<user>\n`, line: 4 },
].map((row) => ({ profile: "p", code: "INVALID_VALUE", message: /still holds a placeholder/, ...row }));

const others: readonly Row[] = [
  {
    name: "keys that granted follows",
    config: "[profile p]\ngranted_sso_start_url = https://acme.awsapps.com/start\ngranted_sso_account_id = 111122223333\n",
    profile: "p",
    environment: { AWS_EC2_METADATA_DISABLED: "true" },
    code: "NO_CREDENTIALS",
    hint: "Line 2 of config has granted_sso_start_url, which granted follows; AWS tools and aws-temp do not.",
  },
  {
    name: "a profile that aws-vault includes",
    config: "[profile p]\ninclude_profile = base\nregion = eu-west-1\n",
    profile: "p",
    environment: { AWS_EC2_METADATA_DISABLED: "true" },
    code: "NO_CREDENTIALS",
    hint: /^Line 2 of config has include_profile, which aws-vault follows/,
  },
  {
    name: "keys of aws-adfs in a source profile",
    config:
      "[profile base]\nadfs_config.role_arn = arn:aws:iam::111122223333:role/R\n[profile p]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = base\n",
    profile: "p",
    code: "PROFILE_INCOMPLETE",
    hint: /^Line 2 of config has adfs_config.role_arn, which aws-adfs follows/,
  },
  {
    name: "the keys of a console role switcher",
    config: `[profile p]\naccount = 111122223333\nrole = Admin\nsource_profile = base\n[profile base]\n${keys}`,
    profile: "p",
    code: "PROFILE_INCOMPLETE",
    hint: /role_arn = arn:aws:iam::111122223333:role\/Admin$/,
  },
  {
    name: "a source profile without keys",
    config:
      "[profile company]\nmfa_serial = arn:aws:iam::111122223333:mfa/eve\n[profile p]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = company\n",
    credentials: "[other]\nregion = x\n",
    profile: "p",
    code: "PROFILE_INCOMPLETE",
    line: 1,
    hint: /in credentials, which has no section \[company\]\. Add them there: aws configure --profile company$/,
  },
  {
    name: "a source profile without keys, and no file for them",
    config:
      "[profile company]\nregion = eu-west-1\n[profile p]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = company\n",
    profile: "p",
    absent: ["credentials"],
    code: "PROFILE_INCOMPLETE",
    line: 1,
    hint: /in credentials, which does not exist\./,
  },
];

describe("each fault names the line that causes it and what to write", () => {
  it.each([...headers, ...sessions, ...names, ...slips, ...values, ...placeholders, ...others])("$name", (row) => {
    const failure = failureOf(row);
    expect({ code: failure.code, ...(row.line !== undefined && { line: failure.data.line }) }).toEqual({
      code: row.code,
      ...(row.line !== undefined && { line: row.line }),
    });
    expect(failure.message).toMatch(row.message ?? /./);
    if (row.hint !== undefined) {
      const matches = (hint: string) => (typeof row.hint === "string" ? hint === row.hint : row.hint?.test(hint));
      expect(failure.hints.some(matches), failure.hints.join("\n")).toBe(true);
    }
    expect(JSON.stringify([failure.message, failure.hints])).not.toMatch(/= secret|YOUR_SECRET/);
  });
});

describe("what looks like a placeholder and is none", () => {
  it.each([
    { name: "a role called after its account", config: role("arn:aws:iam::111122223333:role/account-id-reader") },
    { name: "a role with a path", config: role("arn:aws:iam::111122223333:role/team/XXXX-large") },
    { name: "the keys of AWS's own examples", config: `[profile p]\n${keys}` },
    {
      name: "a secret with many equal letters",
      config: "[profile p]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = aXXXXb/nnnnnn+account-id\n",
    },
  ])("$name", ({ config }) => {
    const profiles = parseProfiles({ config });
    expect(buildPlan({ profiles, environment: {}, userName: "eve", request: { profile: "p" } }).profile).toBe("p");
  });
});
