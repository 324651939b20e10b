import { describe, expect, it } from "vitest";
import { keysOf, otherArn, type PlanCase, planOf, role, serial, shape } from "./plan-of.ts";

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
      config: `${role("a", { source_profile: "s", mfa_serial: serial })}\n[profile s]\nsso_start_url=https://x\nsso_region=eu-west-1\nsso_account_id=111122223333\nsso_role_name=r`,
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
