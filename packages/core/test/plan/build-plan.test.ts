import { describe, expect, it } from "vitest";
import { CredentialError } from "../../src/errors/credential-error.ts";
import { keysOf, type PlanCase, planOf } from "./plan-of.ts";

const roleArn = "arn:aws:iam::444455556666:role/Admin";
const otherArn = "arn:aws:iam::444455556666:role/Deploy";
const serial = "arn:aws:iam::111122223333:mfa/eve";
const role = (name: string, keys: Record<string, string>) =>
  `[profile ${name}]\nrole_arn = ${roleArn}\n${Object.entries(keys)
    .map(([key, value]) => `${key} = ${value}\n`)
    .join("")}`;

const shape = (plan: ReturnType<typeof planOf>) => [
  plan.source.kind,
  ...plan.steps.map((step) => `${step.kind} ${step.durationSeconds}${step.mfaSerial === undefined ? "" : " mfa"}`),
];

describe("sources", () => {
  it.each<PlanCase & { name: string; kind: string }>([
    { name: "keys in the credentials file", credentials: keysOf("a"), kind: "static" },
    { name: "keys in the config file", config: "[profile a]\naws_access_key_id=AKIA\naws_secret_access_key=s", kind: "static" },
    { name: "keys with a token", credentials: `${keysOf("a")}aws_session_token = t`, kind: "temporary" },
    {
      name: "a token in the other file belongs to other keys",
      credentials: keysOf("a"),
      config: "[profile a]\naws_session_token = t",
      kind: "static",
    },
    {
      name: "SSO session",
      config:
        "[profile a]\nsso_session=s\nsso_account_id=1\nsso_role_name=r\n[sso-session s]\nsso_start_url=https://x\nsso_region=eu-west-1",
      kind: "sso",
    },
    {
      name: "legacy SSO",
      config: "[profile a]\nsso_start_url=https://x\nsso_region=eu-west-1\nsso_account_id=1\nsso_role_name=r",
      kind: "sso",
    },
    { name: "console sign-in", config: "[profile a]\nlogin_session=arn:aws:iam::111122223333:user/eve", kind: "login" },
    { name: "web identity", config: role("a", { web_identity_token_file: "/t" }), kind: "web-identity" },
    { name: "process", config: "[profile a]\ncredential_process = /bin/helper --x", kind: "process" },
    {
      name: "environment",
      config: role("a", { credential_source: "Environment" }),
      environment: { AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: "s" },
      kind: "environment",
    },
    {
      name: "container",
      config: role("a", { credential_source: "EcsContainer" }),
      environment: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/x" },
      kind: "container",
    },
    { name: "instance", config: role("a", { credential_source: "Ec2InstanceMetadata" }), kind: "instance" },
    {
      name: "credential_source without a role",
      config: "[profile a]\ncredential_source = Ec2InstanceMetadata",
      kind: "instance",
    },
    {
      name: "keys in the credentials file beat a process",
      credentials: keysOf("a"),
      config: "[profile a]\ncredential_process = x",
      kind: "static",
    },
    {
      name: "a process beats keys in the config file",
      config: "[profile a]\naws_access_key_id=A\naws_secret_access_key=s\ncredential_process = x",
      kind: "process",
    },
    {
      name: "SSO beats keys",
      credentials: keysOf("a"),
      config: "[profile a]\nsso_start_url=https://x\nsso_region=eu-west-1\nsso_account_id=1\nsso_role_name=r",
      kind: "sso",
    },
    { name: "settings alone fall through to the instance", config: "[profile a]\nregion = eu-west-1", kind: "instance" },
  ])("$name", ({ kind, ...world }) => {
    expect(planOf({ ...world, request: { profile: "a" } }).source.kind).toBe(kind);
  });
});

describe("steps", () => {
  it.each<PlanCase & { name: string; expected: string[]; warns?: string }>([
    {
      name: "long-term keys become a session of 12 h",
      credentials: keysOf("a"),
      expected: ["static", "get-session-token 43200"],
    },
    {
      name: "with MFA too",
      credentials: `${keysOf("a")}mfa_serial = ${serial}`,
      expected: ["static", "get-session-token 43200 mfa"],
    },
    {
      name: "for as long as asked",
      credentials: keysOf("a"),
      request: { durationSeconds: 900 },
      expected: ["static", "get-session-token 900"],
    },
    {
      name: "for as long as the profile says",
      credentials: `${keysOf("a")}duration_seconds = 7200`,
      expected: ["static", "get-session-token 7200"],
    },
    {
      name: "a role of keys lasts an hour",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u" }),
      expected: ["static", "assume-role 3600"],
    },
    {
      name: "or as long as asked",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u" }),
      request: { durationSeconds: 43_200 },
      expected: ["static", "assume-role 43200"],
    },
    {
      name: "MFA is spent on a shared session",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u", mfa_serial: serial }),
      expected: ["static", "get-session-token 43200 mfa", "assume-role 3600"],
    },
    {
      name: "or on the role when more than an hour is asked",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u", mfa_serial: serial, duration_seconds: "7200" }),
      expected: ["static", "assume-role 7200 mfa"],
    },
    {
      name: "a session that is insisted on cuts the role",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u", mfa_serial: serial, duration_seconds: "7200" }),
      request: { mfaOn: "session" },
      expected: ["static", "get-session-token 43200 mfa", "assume-role 3600"],
      warns: "DURATION_CLAMPED",
    },
    {
      name: "a role that is insisted on takes the code",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u", mfa_serial: serial }),
      request: { mfaOn: "role" },
      expected: ["static", "assume-role 3600 mfa"],
    },
    {
      name: "a chained role is cut to an hour",
      credentials: keysOf("u"),
      config: `${role("b", { source_profile: "u" })}\n${role("a", { source_profile: "b", duration_seconds: "7200" })}`,
      expected: ["static", "assume-role 3600", "assume-role 3600"],
      warns: "DURATION_CLAMPED",
    },
    {
      name: "a role over temporary keys is cut to an hour",
      credentials: `${keysOf("u")}aws_session_token = t`,
      config: role("a", { source_profile: "u", duration_seconds: "7200" }),
      expected: ["temporary", "assume-role 3600"],
      warns: "DURATION_CLAMPED",
    },
    {
      name: "a role over SSO is cut to an hour and asks for no MFA",
      config: `${role("a", { source_profile: "s", mfa_serial: serial })}\n[profile s]\nsso_start_url=https://x\nsso_region=eu-west-1\nsso_account_id=1\nsso_role_name=r`,
      request: { durationSeconds: 7200 },
      expected: ["sso", "assume-role 3600"],
      warns: "MFA_IGNORED",
    },
    {
      name: "a role over a program's keys takes its code itself",
      config: `${role("a", { source_profile: "p", mfa_serial: serial })}\n[profile p]\ncredential_process = x`,
      expected: ["process", "assume-role 3600 mfa"],
    },
    {
      name: "a profile may be its own source",
      credentials: keysOf("a"),
      config: role("a", { source_profile: "a" }),
      expected: ["static", "assume-role 3600"],
    },
    {
      name: "keys end a chain even beside a role",
      credentials: keysOf("b"),
      config: `${role("a", { source_profile: "b" })}\n${role("b", { source_profile: "c" })}`,
      expected: ["static", "assume-role 3600"],
    },
    {
      name: "a role of the command line goes on top",
      credentials: keysOf("a"),
      request: { roleArn: otherArn },
      expected: ["static", "assume-role 3600"],
    },
    {
      name: "and uses the MFA device of the keys",
      credentials: `${keysOf("a")}mfa_serial = ${serial}`,
      request: { roleArn: otherArn },
      expected: ["static", "get-session-token 43200 mfa", "assume-role 3600"],
    },
    {
      name: "temporary keys are handed on as they are",
      credentials: `${keysOf("a")}aws_session_token = t`,
      expected: ["temporary"],
    },
    {
      name: "a services section that is missing is said, also of a source profile",
      credentials: keysOf("u"),
      config: `${role("a", { source_profile: "u" })}\n[profile u]\nservices = nosuch`,
      expected: ["static", "assume-role 3600"],
      warns: "SERVICES_MISSING",
    },
  ])("$name", ({ expected, warns, request, ...world }) => {
    const plan = planOf({ ...world, request: { profile: "a", ...request } });
    expect(shape(plan)).toEqual(expected);
    expect(plan.warnings.map(({ code }) => code)).toEqual(warns === undefined ? [] : expect.arrayContaining([warns]));
  });

  it("shares one session among the roles of a user, whatever their regions", () => {
    const config = `${role("a", { source_profile: "u", mfa_serial: serial, region: "eu-west-1" })}\n${role("b", { source_profile: "u", mfa_serial: serial, region: "us-east-2" })}`;
    const session = (profile: string) => planOf({ config, credentials: keysOf("u"), request: { profile } }).steps[0];
    expect(session("a")).toMatchObject({ kind: "get-session-token", mfaSerial: serial, durationSeconds: 43_200, profile: "u" });
    expect({ ...session("a"), endpoint: null }).toEqual({ ...session("b"), endpoint: null });
  });

  it("gives what the request says to the last role alone", () => {
    const config = `${role("b", { source_profile: "u", external_id: "of-b" })}\n${role("a", { source_profile: "b", external_id: "of-a" })}`;
    const plan = planOf({
      config,
      credentials: keysOf("u"),
      request: { profile: "a", externalId: "asked", tags: { Team: "blue" }, roleSessionName: "me" },
    });
    expect(plan.steps).toMatchObject([
      { externalId: "of-b", tags: {}, roleSessionName: "aws-temp-eve" },
      { externalId: "asked", tags: { Team: "blue" }, roleSessionName: "me" },
    ]);
  });

  it("reads every role parameter from the profile", () => {
    const config = role("a", {
      source_profile: "u",
      external_id: "acme-42",
      role_session_name: "nightly",
      source_identity: "eve",
      session_tags: "Team=blue, Cost Center = 4=2",
      transitive_session_tags: "Team",
      session_policy: '{"Version":"2012-10-17","Statement":[]}',
      session_policy_arns: "arn:aws:iam::aws:policy/ReadOnlyAccess",
    });
    expect(planOf({ config, credentials: keysOf("u"), request: { profile: "a" } }).steps[0]).toMatchObject({
      externalId: "acme-42",
      roleSessionName: "nightly",
      sourceIdentity: "eve",
      tags: { Team: "blue", "Cost Center": "4=2" },
      transitiveTagKeys: ["Team"],
      policy: '{"Version":"2012-10-17","Statement":[]}',
      policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
    });
  });
});

describe("what cannot be planned", () => {
  it.each<PlanCase & { name: string; code: string; says?: RegExp; at?: { file: string | undefined; line: number | undefined } }>([
    { name: "no such profile", credentials: keysOf("prod"), code: "PROFILE_NOT_FOUND", says: /no profile a\b/ },
    {
      name: "a loop",
      config: `${role("a", { source_profile: "b" })}\n${role("b", { source_profile: "c" })}\n${role("c", { source_profile: "b" })}`,
      code: "PROFILE_LOOP",
      says: /b -> c -> b/,
    },
    {
      name: "a profile that is its own source without keys",
      config: role("a", { source_profile: "a" }),
      code: "PROFILE_LOOP",
      says: /a -> a/,
    },
    {
      name: "two kinds of source",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u", credential_source: "Environment" }),
      code: "PROFILE_CONFLICT",
      at: { file: "config", line: 4 },
    },
    { name: "a role without a source", config: role("a", {}), code: "PROFILE_INCOMPLETE", at: { file: "config", line: 2 } },
    {
      name: "a source that is in no file",
      config: role("a", { source_profile: "gone" }),
      code: "PROFILE_NOT_FOUND",
      says: /gone/,
      at: { file: "config", line: 3 },
    },
    {
      name: "an unknown credential_source",
      config: role("a", { credential_source: "Moon" }),
      code: "INVALID_VALUE",
      says: /Moon/,
    },
    {
      name: "a key without its secret",
      credentials: "[a]\naws_access_key_id = AKIA",
      code: "PROFILE_INCOMPLETE",
      at: { file: "credentials", line: 2 },
    },
    { name: "a secret without its key", credentials: "[a]\naws_secret_access_key = s", code: "PROFILE_INCOMPLETE" },
    {
      name: "an SSO session that is in no file",
      config: "[profile a]\nsso_session=s\nsso_account_id=1\nsso_role_name=r",
      code: "PROFILE_INCOMPLETE",
      says: /sso-session|sso_session/,
    },
    {
      name: "an SSO session without account and role",
      config: "[profile a]\nsso_session=s\n[sso-session s]\nsso_start_url=https://x\nsso_region=eu-west-1",
      code: "PROFILE_INCOMPLETE",
    },
    {
      name: "a profile that contradicts its SSO session",
      config:
        "[profile a]\nsso_session=s\nsso_account_id=1\nsso_role_name=r\nsso_region=us-east-1\n[sso-session s]\nsso_start_url=https://x\nsso_region=eu-west-1",
      code: "PROFILE_CONFLICT",
    },
    {
      name: "too short a duration",
      credentials: keysOf("a"),
      request: { durationSeconds: 899 },
      code: "DURATION_OUT_OF_RANGE",
      says: /900.*129600/,
    },
    {
      name: "too long a role",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u", duration_seconds: "43201" }),
      code: "DURATION_OUT_OF_RANGE",
      at: { file: "config", line: 4 },
    },
    {
      name: "a duration that is no number",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u", duration_seconds: "1h" }),
      code: "INVALID_VALUE",
      at: { file: "config", line: 4 },
    },
    {
      name: "a session name with a space",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u", role_session_name: "a b" }),
      code: "INVALID_VALUE",
      says: /role session name/,
    },
    {
      name: "an external id of one letter",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u", external_id: "x" }),
      code: "INVALID_VALUE",
      says: /2 to 1224/,
    },
    {
      name: "a role ARN that is none",
      credentials: keysOf("u"),
      config: "[profile a]\nrole_arn = Administrator-of-all\nsource_profile = u",
      code: "INVALID_VALUE",
      says: /role ARN/,
    },
    {
      name: "tags that differ in case alone",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u", session_tags: "Team=a,team=b" }),
      code: "INVALID_VALUE",
      says: /case/,
    },
    {
      name: "an MFA serial that is none",
      credentials: `${keysOf("a")}mfa_serial = foo`,
      code: "INVALID_VALUE",
      says: /MFA serial/,
      at: { file: "credentials", line: 4 },
    },
    {
      name: "a flag is not blamed on a line",
      credentials: keysOf("a"),
      request: { durationSeconds: 1 },
      code: "DURATION_OUT_OF_RANGE",
      at: { file: undefined, line: undefined },
    },
    {
      name: "a transitive tag that is no tag",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u", transitive_session_tags: "x" }),
      code: "INVALID_VALUE",
      says: /transitive/,
    },
    { name: "a policy for keys", credentials: keysOf("a"), request: { policy: "{}" }, code: "INVALID_VALUE", says: /--policy/ },
    {
      name: "a policy that is no JSON",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u" }),
      request: { policy: "{" },
      code: "INVALID_VALUE",
      says: /JSON/,
    },
    {
      name: "an empty environment",
      config: role("a", { credential_source: "Environment" }),
      code: "NO_CREDENTIALS",
      says: /AWS_ACCESS_KEY_ID/,
    },
    { name: "a container without an address", config: role("a", { credential_source: "EcsContainer" }), code: "NO_CREDENTIALS" },
    {
      name: "nothing at all, with metadata off",
      config: "[profile a]\nregion = x",
      environment: { AWS_EC2_METADATA_DISABLED: "true" },
      code: "NO_CREDENTIALS",
    },
    {
      name: "a broken line in a needed section",
      credentials: `${keysOf("u")}nonsense\n`,
      config: role("a", { source_profile: "u" }),
      code: "SYNTAX",
      at: { file: "credentials", line: 4 },
    },
  ])("$name", ({ code, says, at, request, ...world }) => {
    let thrown: unknown;
    try {
      planOf({ ...world, request: { profile: "a", ...request } });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(CredentialError);
    const error = thrown as CredentialError;
    expect({ code: error.code, ...(at && { file: error.data.file, line: error.data.line }) }).toEqual({ code, ...at });
    expect(error.message).toMatch(says ?? /./);
    expect(error.hints.length > 0 || code === "INVALID_VALUE").toBe(true);
    expect(error.message).not.toContain("secret-of");
  });

  it("a broken line elsewhere costs nothing", () => {
    expect(planOf({ credentials: `${keysOf("a")}[b]\nnonsense\n`, request: { profile: "a" } }).source.kind).toBe("static");
  });
});

describe("without a named profile", () => {
  const environment = { AWS_ACCESS_KEY_ID: "AKIAENV", AWS_SECRET_ACCESS_KEY: "s" };
  it.each<PlanCase & { name: string; expected: string; profile: string }>([
    {
      name: "AWS_PROFILE names it",
      credentials: keysOf("a"),
      environment: { AWS_PROFILE: "a" },
      expected: "static",
      profile: "a",
    },
    {
      name: "AWS_DEFAULT_PROFILE after it",
      credentials: keysOf("a"),
      environment: { AWS_DEFAULT_PROFILE: "a" },
      expected: "static",
      profile: "a",
    },
    { name: "else default", credentials: keysOf("default"), expected: "static", profile: "default" },
    {
      name: "default beats keys of the environment",
      credentials: keysOf("default"),
      environment,
      expected: "static",
      profile: "default",
    },
    {
      name: "unless the environment comes first",
      credentials: keysOf("default"),
      environment,
      request: { environmentFirst: true },
      expected: "environment",
      profile: "environment",
    },
    {
      name: "which beats AWS_PROFILE too",
      credentials: keysOf("a"),
      environment: { ...environment, AWS_PROFILE: "a" },
      request: { environmentFirst: true },
      expected: "environment",
      profile: "environment",
    },
    {
      name: "a profile that is named wins",
      credentials: keysOf("a"),
      environment,
      request: { environmentFirst: true, profile: "a" },
      expected: "static",
      profile: "a",
    },
    { name: "without default: keys of the environment", environment, expected: "environment", profile: "environment" },
    {
      name: "a web identity of the environment",
      environment: { AWS_ROLE_ARN: roleArn, AWS_WEB_IDENTITY_TOKEN_FILE: "/t" },
      expected: "web-identity",
      profile: "environment",
    },
    {
      name: "the container",
      environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1/x" },
      expected: "container",
      profile: "environment",
    },
  ])("$name", ({ expected, profile, ...world }) => {
    const plan = planOf(world);
    expect([plan.source.kind, plan.profile]).toEqual([expected, profile]);
  });
});

describe("region and endpoint", () => {
  const config = (keys: Record<string, string>) => role("a", { source_profile: "u", ...keys });
  const exported = { AWS_CREDENTIAL_EXPIRATION: "2026-01-01T00:00:00Z", AWS_REGION: "us-west-2" };
  it.each<PlanCase & { name: string; config: string; region: string | undefined; endpoint?: object }>([
    { name: "the profile's", config: config({ region: "eu-west-1" }), region: "eu-west-1", endpoint: { region: "eu-west-1" } },
    { name: "the flag's", config: config({ region: "eu-west-1" }), request: { region: "eu-north-1" }, region: "eu-north-1" },
    {
      name: "the environment's before the profile's",
      config: config({ region: "eu-west-1" }),
      environment: { AWS_REGION: "us-west-2" },
      region: "us-west-2",
    },
    {
      name: "AWS_DEFAULT_REGION after AWS_REGION",
      config: config({}),
      environment: { AWS_DEFAULT_REGION: "us-west-1" },
      region: "us-west-1",
    },
    {
      name: "not the one that came with another profile's credentials",
      config: config({ region: "eu-west-1" }),
      environment: exported,
      region: "eu-west-1",
    },
    { name: "none is handed out when none is known", config: config({}), region: undefined, endpoint: { region: "us-east-1" } },
    {
      name: "a role of another partition is asked for there",
      config: "[profile a]\nrole_arn = arn:aws-cn:iam::444455556666:role/Admin\nsource_profile = u",
      region: undefined,
      endpoint: { region: "cn-north-1", partition: "aws-cn" },
    },
    {
      name: "endpoint_url",
      region: "any",
      config: config({ endpoint_url: "http://profile" }),
      endpoint: { url: "http://profile" },
    },
    {
      name: "services beats it",
      region: "any",
      config: `${config({ endpoint_url: "http://profile", services: "s" })}\n[services s]\nsts =\n  endpoint_url = http://service`,
      endpoint: { url: "http://service" },
    },
    {
      name: "the environment beats both",
      region: "any",
      config: `${config({ services: "s" })}\n[services s]\nsts =\n  endpoint_url = http://service`,
      environment: { AWS_ENDPOINT_URL: "http://global" },
      endpoint: { url: "http://global" },
    },
    {
      name: "its STS variable first",
      region: "any",
      config: config({}),
      environment: { AWS_ENDPOINT_URL: "http://global", AWS_ENDPOINT_URL_STS: "http://sts" },
      endpoint: { url: "http://sts" },
    },
    {
      name: "unless they are to be ignored",
      region: "any",
      config: config({ endpoint_url: "http://profile" }),
      environment: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" },
      endpoint: { url: undefined },
    },
    {
      name: "FIPS and dual stack",
      region: "any",
      config: config({ use_fips_endpoint: "true" }),
      environment: { AWS_USE_DUALSTACK_ENDPOINT: "TRUE" },
      endpoint: { fips: true, dualStack: true },
    },
    {
      name: "legacy STS and a CA bundle",
      region: "any",
      config: config({ sts_regional_endpoints: "legacy", ca_bundle: "/ca" }),
      endpoint: { legacyGlobal: true, caBundle: "/ca" },
    },
  ])("$name", (row) => {
    const { endpoint, request, config: text, environment } = row;
    const plan = planOf({
      credentials: keysOf("u"),
      config: text,
      environment: environment ?? {},
      request: { profile: "a", ...request },
    });
    if (row.region !== "any") expect(plan.region).toBe(row.region);
    expect(plan.steps[0]?.endpoint).toMatchObject(endpoint ?? {});
  });
});

it("holds no secret", () => {
  const plan = planOf({
    credentials: keysOf("u"),
    config: role("a", { source_profile: "u", mfa_serial: serial }),
    request: { profile: "a" },
  });
  expect(JSON.stringify(plan)).not.toContain("secret-of");
});
