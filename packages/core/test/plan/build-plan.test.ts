import { describe, expect, it } from "vitest";
import { keysOf, type PlanCase, planOf, role, roleArn, serial } from "./plan-of.ts";

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
        "[profile a]\nsso_session=s\nsso_account_id=111122223333\nsso_role_name=r\n[sso-session s]\nsso_start_url=https://x\nsso_region=eu-west-1",
      kind: "sso",
    },
    {
      name: "legacy SSO",
      config: "[profile a]\nsso_start_url=https://x\nsso_region=eu-west-1\nsso_account_id=111122223333\nsso_role_name=r",
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
      config: "[profile a]\nsso_start_url=https://x\nsso_region=eu-west-1\nsso_account_id=111122223333\nsso_role_name=r",
      kind: "sso",
    },
    { name: "settings alone fall through to the instance", config: "[profile a]\nregion = eu-west-1", kind: "instance" },
  ])("$name", ({ kind, ...world }) => {
    expect(planOf({ ...world, request: { profile: "a" } }).source.kind).toBe(kind);
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

it("holds no secret", () => {
  const plan = planOf({
    credentials: keysOf("u"),
    config: role("a", { source_profile: "u", mfa_serial: serial }),
    request: { profile: "a" },
  });
  expect(JSON.stringify(plan)).not.toContain("secret-of");
});
