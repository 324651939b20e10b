import { describe, expect, it } from "vitest";
import { CredentialError } from "../../src/errors/credential-error.ts";
import { keysOf, type PlanCase, planOf, role } from "./plan-of.ts";

describe("what cannot be planned", () => {
  it.each<
    PlanCase & {
      name: string;
      code: string;
      hint?: string;
      says?: RegExp;
      at?: { file: string | undefined; line: number | undefined };
    }
  >([
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
      name: "a source whose name looks like another's",
      config: role("a", { source_profile: "prod-bsae" }),
      credentials: keysOf("prod-base"),
      code: "PROFILE_NOT_FOUND",
      hint: "Did you mean prod-base?",
    },
    {
      name: "an SSO session whose name looks like another's",
      config: "[sso-session acme]\n[profile a]\nsso_session = acem\nsso_account_id = 111122223333\nsso_role_name = R\n",
      code: "PROFILE_INCOMPLETE",
      hint: "Did you mean acme?",
    },
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
      config: "[profile a]\nsso_session=s\nsso_account_id=111122223333\nsso_role_name=r",
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
        "[profile a]\nsso_session=s\nsso_account_id=111122223333\nsso_role_name=r\nsso_region=us-east-1\n[sso-session s]\nsso_start_url=https://x\nsso_region=eu-west-1",
      code: "PROFILE_CONFLICT",
    },
    {
      name: "too short a duration",
      credentials: keysOf("a"),
      request: { durationSeconds: 899 },
      code: "DURATION_OUT_OF_RANGE",
      says: /for 14 min \(899 seconds\).* takes 15 min to 1 d 12 h \(900 to 129600 seconds\)/,
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
      says: /is not the ARN of a role/,
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
      says: /is not the serial number of an MFA device/,
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
      name: "a region that is none",
      credentials: keysOf("a"),
      config: "[profile a]\nregion = eu west",
      code: "INVALID_VALUE",
      says: /eu west.*region/,
      at: { file: "config", line: 2 },
    },
    {
      name: "a region of the request that is none",
      credentials: keysOf("a"),
      config: "[profile a]\nregion = eu-west-1",
      request: { region: "example.com/#" },
      code: "INVALID_VALUE",
      at: { file: undefined, line: undefined },
    },
    {
      name: "a role of the request that is none",
      credentials: keysOf("u"),
      config: role("a", { source_profile: "u" }),
      request: { roleArn: "Admin" },
      code: "INVALID_VALUE",
      says: /"Admin" does not fit; AWS takes arn:/,
      at: { file: undefined, line: undefined },
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
  ])("$name", ({ code, hint, says, at, request, ...world }) => {
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
    if (hint !== undefined) expect(error.hints[0]).toBe(hint);
    expect(error.hints.length > 0 || code === "INVALID_VALUE").toBe(true);
    expect(error.message).not.toContain("secret-of");
  });

  it("a broken line elsewhere costs nothing", () => {
    expect(planOf({ credentials: `${keysOf("a")}[b]\nnonsense\n`, request: { profile: "a" } }).source.kind).toBe("static");
  });
});
