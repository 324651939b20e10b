import type { World } from "./world.ts";

const maria = "arn:aws:iam::111122223333:mfa/maria";
const role = (name: string) => `arn:aws:iam::444455556666:role/${name}`;
const session = (name: string) => `arn:aws:sts::444455556666:assumed-role/${name}`;
const hour = 3600;

/**
 * The worlds that every app must agree on, on top of the standard world of local AWS.
 *
 * @public
 */
export const worlds: readonly World[] = [
  {
    name: "IAM user",
    request: { profile: "dev" },
    outcome: { arn: "arn:aws:iam::111122223333:user/alice", lifetime: 12 * hour, calls: ["GetSessionToken"] },
  },
  {
    name: "IAM user, for fifteen minutes",
    request: { profile: "dev", durationSeconds: 900 },
    outcome: { arn: "arn:aws:iam::111122223333:user/alice", lifetime: 900, calls: ["GetSessionToken"] },
  },
  {
    name: "IAM user with MFA",
    request: { profile: "dev-mfa" },
    mfa: maria,
    outcome: { arn: "arn:aws:iam::111122223333:user/maria", lifetime: 12 * hour, calls: ["GetSessionToken"] },
  },
  {
    name: "role of an IAM user",
    request: { profile: "prod-readonly" },
    outcome: { arn: session("ReadOnly"), lifetime: hour, calls: ["AssumeRole"] },
  },
  {
    name: "role with external id and MFA, over a shared session",
    request: { profile: "prod-admin" },
    mfa: maria,
    outcome: { arn: session("Admin"), lifetime: hour, calls: ["GetSessionToken", "AssumeRole"] },
  },
  {
    name: "the same role for twelve hours, with the code on the role",
    request: { profile: "prod-admin", durationSeconds: 12 * hour },
    mfa: maria,
    outcome: { arn: session("Admin"), lifetime: 12 * hour, calls: ["AssumeRole"] },
  },
  {
    name: "a chain of roles, cut to an hour",
    request: { profile: "prod-deploy", durationSeconds: 2 * hour },
    mfa: maria,
    outcome: { arn: session("Deploy"), lifetime: hour, calls: ["GetSessionToken", "AssumeRole", "AssumeRole"] },
  },
  {
    name: "a role narrowed by a session policy",
    request: {
      profile: "prod-readonly",
      policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}',
    },
    outcome: { arn: session("ReadOnly"), lifetime: hour, calls: ["AssumeRole"] },
  },
  {
    name: "web identity",
    request: { profile: "ci-web" },
    outcome: { arn: session("Ci"), lifetime: hour, calls: ["AssumeRoleWithWebIdentity"] },
  },
  {
    name: "a role from the container",
    environment: (aws) => aws.metadataEnv,
    request: { profile: "container" },
    prepare: (aws) => aws.updateRole(role("ReadOnly"), { trust: [{ principals: ["arn:aws:iam::111122223333:root"] }] }),
    outcome: { arn: session("ReadOnly"), lifetime: hour, calls: ["AssumeRole"] },
  },
  {
    name: "a role from the instance",
    environment: (aws) => aws.metadataEnv,
    request: { profile: "instance" },
    outcome: { arn: session("ReadOnly"), lifetime: hour, calls: ["AssumeRole"] },
  },
  {
    name: "keys of the environment, through credential_source",
    config: `[profile from-environment]\nrole_arn = ${role("ReadOnly")}\ncredential_source = Environment\n`,
    environment: (aws) => ({
      ...aws.env,
      AWS_ACCESS_KEY_ID: "AKIAALICEDEV2EXAMPLE",
      AWS_SECRET_ACCESS_KEY: "alice/Secret+of/the+demo/worldEXAMPLEKEY",
    }),
    request: { profile: "from-environment" },
    outcome: { arn: session("ReadOnly"), lifetime: hour, calls: ["AssumeRole"] },
  },
  {
    name: "another program",
    request: { profile: "helper" },
    environment: (aws) => aws.metadataEnv,
    outcome: { arn: "arn:aws:sts::111122223333:assumed-role/Task", lifetime: undefined, calls: [] },
  },
  {
    name: "a profile whose name has a space",
    config: `[profile 'read only']\nrole_arn = ${role("ReadOnly")}\nsource_profile = dev\n`,
    request: { profile: "read only" },
    outcome: { arn: session("ReadOnly"), lifetime: hour, calls: ["AssumeRole"] },
  },
  {
    name: "IAM Identity Center",
    request: { profile: "sso" },
    browser: true,
    outcome: {
      arn: /^arn:aws:sts::444455556666:assumed-role\/AWSReservedSSO_ReadOnly_[0-9a-f]{16}$/,
      lifetime: 8 * hour,
      calls: [],
    },
  },
  {
    name: "a role over IAM Identity Center, cut to an hour",
    request: { profile: "sso-deploy", durationSeconds: 2 * hour },
    browser: true,
    outcome: { arn: session("Deploy"), lifetime: hour, calls: ["AssumeRole"] },
  },
  {
    name: "console sign-in",
    request: { profile: "console" },
    browser: true,
    outcome: { arn: "arn:aws:iam::111122223333:user/alice", lifetime: 900, calls: [] },
  },
  { name: "no one to sign in", request: { profile: "sso" }, outcome: { error: "SIGN_IN_NEEDED" } },
  { name: "no one to sign in at the console", request: { profile: "console" }, outcome: { error: "SIGN_IN_NEEDED" } },
  { name: "no such profile", request: { profile: "nobody" }, outcome: { error: "PROFILE_NOT_FOUND" } },
  {
    name: "a loop",
    config: `[profile a]\nrole_arn = ${role("A")}\nsource_profile = b\n[profile b]\nrole_arn = ${role("B")}\nsource_profile = a\n`,
    request: { profile: "a" },
    outcome: { error: "PROFILE_LOOP" },
  },
  {
    name: "a broken line in the profile",
    config: `[profile broken]\nnonsense\nrole_arn = ${role("ReadOnly")}\nsource_profile = dev\n`,
    request: { profile: "broken" },
    outcome: { error: "SYNTAX" },
  },
  {
    name: "too long a duration",
    request: { profile: "prod-readonly", durationSeconds: 13 * hour },
    outcome: { error: "DURATION_OUT_OF_RANGE" },
  },
  {
    name: "longer than the role allows",
    request: { profile: "prod-readonly", durationSeconds: 2 * hour },
    outcome: { error: "ROLE_DURATION_EXCEEDED" },
  },
  { name: "no one to ask for a code", request: { profile: "prod-admin" }, outcome: { error: "MFA_CODE_NEEDED" } },
  {
    name: "a wrong external id",
    request: { profile: "prod-admin", externalId: "other" },
    mfa: maria,
    outcome: { error: "ACCESS_DENIED" },
  },
  {
    name: "deleted keys",
    prepare: (aws) => aws.removeKey("AKIAALICEDEV2EXAMPLE"),
    request: { profile: "dev" },
    outcome: { error: "KEYS_UNKNOWN" },
  },
  {
    name: "a wrong secret",
    config: "",
    credentials:
      "[typo]\naws_access_key_id = AKIAALICEDEV2EXAMPLE\naws_secret_access_key = not/the/secret/of/alice/EXAMPLEKEY00\n",
    request: { profile: "typo" },
    outcome: { error: "SIGNATURE_MISMATCH" },
  },
  {
    name: "no network",
    environment: (aws) => ({ ...aws.env, AWS_ENDPOINT_URL_STS: "http://127.0.0.1:9" }),
    request: { profile: "dev" },
    outcome: { error: "NETWORK_UNREACHABLE" },
  },
];
