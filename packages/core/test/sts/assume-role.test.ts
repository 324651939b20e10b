import { randomBytes } from "node:crypto";
import { type LocalAws, startLocalAws } from "@aws-temp/local-aws";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Credentials } from "../../src/model/credentials.ts";
import type { AssumeRoleStep } from "../../src/plan/plan.ts";
import { assumeRole } from "../../src/sts/assume-role.ts";
import { getSessionToken } from "../../src/sts/get-session-token.ts";
import { alice, depsOf, endpointAt, failureOf, longTerm, maria, mariasDevice, roleStep, sessionStep } from "./local-sts.ts";

describe("assumeRole", () => {
  let aws: LocalAws;
  beforeAll(async () => {
    aws = await startLocalAws();
    aws.addUser({
      name: "root",
      account: "111122223333",
      root: true,
      accessKeys: [{ accessKeyId: "AKIAROOTOFDEVEXAMPLE", secretAccessKey: "root/Secret" }],
    });
    aws.addUser({
      name: "denied",
      account: "111122223333",
      deny: ["sts:*"],
      accessKeys: [{ accessKeyId: "AKIADENIEDUSEREXAMPL", secretAccessKey: "denied/Secret" }],
    });
  });
  afterEach(() => {
    aws.clearCalls();
    aws.advance(90);
  });
  afterAll(() => aws.close());

  const step = (role: string, told: Partial<AssumeRoleStep> = {}) => roleStep(endpointAt(aws.url), role, told);
  const assume = (credentials: Credentials, told: AssumeRoleStep, mfaCode?: string) =>
    assumeRole({ step: told, credentials, mfaCode }, depsOf(aws));
  const mariasSession = () =>
    getSessionToken(
      {
        step: sessionStep(endpointAt(aws.url), { mfaSerial: mariasDevice }),
        credentials: maria,
        mfaCode: aws.unspentTotp(mariasDevice),
      },
      depsOf(aws),
    );

  it("gives the role's credentials, account and ARN", async () => {
    const { credentials, arn } = await assume(alice, step("ReadOnly"));
    expect(arn).toBe("arn:aws:sts::444455556666:assumed-role/ReadOnly/aws-temp-test");
    expect(credentials.accountId).toBe("444455556666");
    expect(credentials.accessKeyId).toMatch(/^ASIA/);
    expect(Math.round(((credentials.expiration?.getTime() ?? 0) - aws.now()) / 1000)).toBeCloseTo(3600, -1);
  });

  it("carries everything that the step says", async () => {
    const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
    const told = step("Admin", {
      durationSeconds: 43_200,
      mfaSerial: mariasDevice,
      externalId: "acme-42",
      sourceIdentity: "maria",
      policy,
      policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/SecurityAudit"],
      tags: { team: "blue", "cost center": "42 ä" },
      transitiveTagKeys: ["team"],
    });
    await assume(maria, told, aws.unspentTotp(mariasDevice));
    expect(aws.calls()).toMatchObject([
      {
        operation: "AssumeRole",
        region: "eu-west-1",
        accessKeyId: "AKIAMARIADEV2EXAMPLE",
        parameters: {
          RoleArn: "arn:aws:iam::444455556666:role/Admin",
          RoleSessionName: "aws-temp-test",
          DurationSeconds: "43200",
          SerialNumber: mariasDevice,
          ExternalId: "acme-42",
          SourceIdentity: "maria",
          Policy: policy,
          "PolicyArns.member.1.arn": "arn:aws:iam::aws:policy/ReadOnlyAccess",
          "PolicyArns.member.2.arn": "arn:aws:iam::aws:policy/SecurityAudit",
          "Tags.member.1.Key": "team",
          "Tags.member.1.Value": "blue",
          "Tags.member.2.Key": "cost center",
          "Tags.member.2.Value": "42 ä",
          "TransitiveTagKeys.member.1": "team",
        },
      },
    ]);
  });

  it("sends nothing that the step does not say", async () => {
    await assume(alice, step("ReadOnly"));
    expect(Object.keys(aws.calls()[0]?.parameters ?? {}).sort()).toEqual(["DurationSeconds", "RoleArn", "RoleSessionName"]);
  });

  it("needs no second code over a session with MFA", async () => {
    const { arn } = await assume(await mariasSession(), step("Auditor"));
    expect(arn).toContain("assumed-role/Auditor/");
  });

  const refusals: readonly {
    readonly name: string;
    readonly told: () => AssumeRoleStep;
    readonly keys?: Credentials;
    readonly code: string;
    readonly hint: RegExp;
  }[] = [
    { name: "a missing external id", told: () => step("Admin"), code: "ACCESS_DENIED", hint: /set external_id in profile prod/ },
    {
      name: "a wrong external id",
      told: () => step("Admin", { externalId: "other" }),
      code: "ACCESS_DENIED",
      hint: /Check external_id/,
    },
    {
      name: "missing MFA",
      told: () => step("Auditor"),
      keys: maria,
      code: "ACCESS_DENIED",
      hint: /set mfa_serial in profile prod/,
    },
    { name: "a role that does not exist", told: () => step("Nothing"), code: "ACCESS_DENIED", hint: /that the role exists/ },
    {
      name: "root",
      told: () => step("ReadOnly"),
      keys: longTerm("AKIAROOTOFDEVEXAMPLE", "root/Secret"),
      code: "ACCESS_DENIED",
      hint: /root may not/,
    },
    {
      name: "an explicit deny",
      told: () => step("ReadOnly"),
      keys: longTerm("AKIADENIEDUSEREXAMPL", "denied/Secret"),
      code: "ACCESS_DENIED",
      hint: /Deny statement/,
    },
    {
      name: "tags",
      told: () => step("ReadOnly", { tags: { team: "blue" } }),
      code: "ACCESS_DENIED",
      hint: /^Allow sts:TagSession/,
    },
    {
      name: "a source identity",
      told: () => step("ReadOnly", { sourceIdentity: "x1" }),
      code: "ACCESS_DENIED",
      hint: /^Allow sts:SetSourceIdentity/,
    },
    {
      name: "the role's maximum",
      told: () => step("ReadOnly", { durationSeconds: 7200 }),
      code: "ROLE_DURATION_EXCEEDED",
      hint: /--max-session-duration/,
    },
    {
      name: "a malformed policy",
      told: () => step("ReadOnly", { policy: "{" }),
      code: "POLICY_REFUSED",
      hint: /validate-policy/,
    },
    {
      name: "a malformed session name",
      told: () => step("ReadOnly", { roleSessionName: "a b" }),
      code: "INVALID_VALUE",
      hint: /in profile prod/,
    },
  ];
  it.each(refusals)("explains a refusal for $name", async ({ told, keys, code, hint }) => {
    const credentials = keys ?? alice;
    const error = await failureOf(assume(credentials, told()), credentials.secretAccessKey.reveal());
    expect(error.code).toBe(code);
    expect(error.data).toMatchObject({ profile: "prod", roleArn: told().roleArn });
    expect(error.data.requestId).toEqual(expect.any(String));
    expect(error.hints).toContainEqual(expect.stringMatching(hint));
  });

  it("explains too large a policy", async () => {
    // AWS packs before it measures, so only what cannot be packed is large.
    const noise = () => randomBytes(64).toString("hex");
    const statement = { Sid: noise(), Effect: "Allow", Action: "s3:*", Resource: `arn:aws:s3:::${noise()}` };
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const tags = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, noise() + noise()]));
    const told = step("Admin", { externalId: "acme-42", mfaSerial: mariasDevice, policy, tags });
    const error = await failureOf(assume(maria, told, aws.unspentTotp(mariasDevice)));
    expect(error.code).toBe("POLICY_REFUSED");
    expect(error.hints).toContainEqual(expect.stringContaining("Shorten"));
  });

  it("explains the limit of chained roles", async () => {
    const session = await mariasSession();
    const error = await failureOf(
      assume(session, step("Auditor", { durationSeconds: 7200 })),
      session.sessionToken?.reveal() ?? "",
      session.secretAccessKey.reveal(),
    );
    expect(error.code).toBe("CHAINING_LIMIT");
  });

  it("says that the credentials it starts from have expired", async () => {
    const session = await mariasSession();
    aws.expireSessions();
    const error = await failureOf(assume(session, step("Auditor")), session.sessionToken?.reveal() ?? "");
    expect(error.code).toBe("KEYS_EXPIRED");
  });
});
