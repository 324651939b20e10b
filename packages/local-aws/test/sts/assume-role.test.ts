import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from "@aws-sdk/client-sts";
import { describe, expect, it } from "vitest";
import type { LocalAws, LocalAwsOptions, TrustStatement } from "../../src/index.ts";
import { client, dev, issued, type Keys, keysOf, mariaDevice, prod, refusalOf, role, start } from "../local-world.ts";

const assume = (aws: LocalAws, keys: Keys, input: Partial<AssumeRoleCommandInput>) =>
  client(aws, keys).send(new AssumeRoleCommand({ RoleArn: role("ReadOnly"), RoleSessionName: "s1", ...input }));

const denied = (caller: string, resource = role("ReadOnly"), action = "sts:AssumeRole") =>
  `User: ${caller} is not authorized to perform: ${action} on resource: ${resource}`;
const alice = `arn:aws:iam::${dev}:user/alice`;
const maria = `arn:aws:iam::${dev}:user/maria`;

it("issues credentials that work", async () => {
  const aws = await start();
  const answer = await assume(aws, keysOf("alice"), {});
  expect(answer.AssumedRoleUser).toEqual({
    AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:s1$/),
    Arn: `arn:aws:sts::${prod}:assumed-role/ReadOnly/s1`,
  });
  expect(answer.PackedPolicySize).toBeUndefined();
  expect((answer.Credentials?.Expiration?.getTime() ?? 0) - Math.floor(aws.now() / 1000) * 1000).toBe(3_600_000);
  const identity = await client(aws, issued(answer)).send(new GetCallerIdentityCommand({}));
  expect(identity.Arn).toBe(`arn:aws:sts::${prod}:assumed-role/ReadOnly/s1`);
});

describe("parameters", () => {
  const violation = (value: string, member: string, constraint: string) =>
    `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: Member must ${constraint}`;
  const names = "satisfy regular expression pattern: [\\w+=,.@-]*";

  it.each<{ name: string; input: Partial<AssumeRoleCommandInput>; message: string }>([
    { name: "no role", input: { RoleArn: undefined }, message: violation("null", "roleArn", "not be null") },
    {
      name: "a short role ARN",
      input: { RoleArn: "arn:aws:iam::1:r/a" },
      message: violation("'arn:aws:iam::1:r/a'", "roleArn", "have length greater than or equal to 20"),
    },
    { name: "a role ARN that is none", input: { RoleArn: "nothing-valid-in-here" }, message: "nothing-valid-in-here is invalid" },
    {
      name: "a role ARN without account",
      input: { RoleArn: "arn:aws:iam:::role/ReadOnly" },
      message: "arn:aws:iam:::role/ReadOnly is invalid",
    },
    {
      name: "a session name with a colon",
      input: { RoleSessionName: "a:b" },
      message: violation("'a:b'", "roleSessionName", names),
    },
    {
      name: "a session name with a space",
      input: { RoleSessionName: "a b" },
      message: violation("'a b'", "roleSessionName", names),
    },
    {
      name: "a session name of 65 characters",
      input: { RoleSessionName: "s".repeat(65) },
      message: violation(`'${"s".repeat(65)}'`, "roleSessionName", "have length less than or equal to 64"),
    },
    {
      name: "a session name of one character",
      input: { RoleSessionName: "s" },
      message: violation("'s'", "roleSessionName", "have length greater than or equal to 2"),
    },
    {
      name: "less than 15 minutes",
      input: { DurationSeconds: 899 },
      message: violation("'899'", "durationSeconds", "have value greater than or equal to 900"),
    },
    {
      name: "more than 12 hours",
      input: { DurationSeconds: 43_201 },
      message: violation("'43201'", "durationSeconds", "have value less than or equal to 43200"),
    },
    {
      name: "an external id with a space",
      input: { ExternalId: "acme 42" },
      message: violation("'acme 42'", "externalId", "satisfy regular expression pattern: [\\w+=,.@:\\/-]*"),
    },
    {
      name: "a source identity with a colon",
      input: { SourceIdentity: "aws:me" },
      message: violation("'aws:me'", "sourceIdentity", names),
    },
    {
      name: "a serial number of 8 characters",
      input: { SerialNumber: "12345678", TokenCode: "123456" },
      message: violation("'12345678'", "serialNumber", "have length greater than or equal to 9"),
    },
    {
      name: "a tag key with a star",
      input: { Tags: [{ Key: "a*", Value: "" }] },
      message: violation("'a*'", "tags.1.member.key", "satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+"),
    },
    {
      name: "a tag value of 257 characters",
      input: { Tags: [{ Key: "a", Value: "v".repeat(257) }] },
      message: violation(`'${"v".repeat(257)}'`, "tags.1.member.value", "have length less than or equal to 256"),
    },
    {
      name: "51 tags",
      input: { Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: "" })) },
      message: violation("'[51 members]'", "tags", "have length less than or equal to 50"),
    },
    {
      name: "6 provided contexts",
      input: { ProvidedContexts: Array.from({ length: 6 }, () => ({ ProviderArn: "arn:aws:iam::aws:contextProvider/X" })) },
      message: violation("'[6 members]'", "providedContexts", "have length less than or equal to 5"),
    },
    {
      name: "11 policy ARNs",
      input: { PolicyArns: Array.from({ length: 11 }, () => ({ arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" })) },
      message: violation("'[11 members]'", "policyArns", "have length less than or equal to 10"),
    },
  ])("refuses $name", async ({ input, message }) => {
    const aws = await start();
    expect(await refusalOf(assume(aws, keysOf("alice"), input))).toEqual({ code: "ValidationError", status: 400, message });
  });

  it("names all that is wrong at once", async () => {
    const aws = await start();
    const { message } = await refusalOf(assume(aws, keysOf("alice"), { RoleSessionName: "a:b", DurationSeconds: 1 }));
    expect(message).toMatch(/^2 validation errors detected: Value 'a:b' at .*; Value '1' at 'durationSeconds' /);
  });

  it("escapes what it echoes, and reads what was escaped", async () => {
    const aws = await start();
    const { message } = await refusalOf(assume(aws, keysOf("alice"), { ExternalId: `<&"é>` }));
    expect(message).toContain(`Value '<&"é>' at 'externalId'`);
  });
});

describe("trust", () => {
  const target = role("Target");
  const sameAccount = role("Target", dev);
  it.each<{
    name: string;
    trust?: TrustStatement;
    roleArn?: string;
    may?: readonly string[];
    deny?: readonly string[];
    input?: Partial<AssumeRoleCommandInput>;
    refused?: string;
  }>([
    { name: "lets in a trusted account's user", trust: { principals: [dev] } },
    { name: "lets in by the account's root ARN", trust: { principals: [`arn:aws:iam::${dev}:root`] } },
    { name: "lets in by the user's ARN", trust: { principals: [alice] } },
    { name: "lets in anyone", trust: { principals: ["*"] } },
    { name: "keeps out another user", trust: { principals: [maria] }, refused: denied(alice, target) },
    { name: "keeps out another account", trust: { principals: ["999988887777"] }, refused: denied(alice, target) },
    { name: "does not tell that a role does not exist", refused: denied(alice, target) },
    {
      name: "needs the user's own permission across accounts",
      trust: { principals: [alice] },
      may: [role("Other*")],
      refused: denied(alice, target),
    },
    { name: "takes a wildcard permission", trust: { principals: [alice] }, may: [role("T*")] },
    {
      name: "needs no further permission within the account when the user is named",
      roleArn: sameAccount,
      trust: { principals: [alice] },
      may: [],
    },
    {
      name: "needs it within the account when only the account is named",
      roleArn: sameAccount,
      trust: { principals: [dev] },
      may: [],
      refused: denied(alice, sameAccount),
    },
    {
      name: "obeys an explicit denial",
      trust: { principals: [alice] },
      deny: ["sts:Assume*"],
      refused: `${denied(alice, target)} with an explicit deny in an identity-based policy`,
    },
    { name: "takes the external id", trust: { principals: [dev], externalId: "x-1" }, input: { ExternalId: "x-1" } },
    { name: "asks for the external id", trust: { principals: [dev], externalId: "x-1" }, refused: denied(alice, target) },
    {
      name: "knows a wrong external id",
      trust: { principals: [dev], externalId: "x-1" },
      input: { ExternalId: "x-2" },
      refused: denied(alice, target),
    },
    { name: "ignores an external id that no one asked for", trust: { principals: [dev] }, input: { ExternalId: "x-1" } },
    { name: "asks for MFA", trust: { principals: [dev], mfa: true }, refused: denied(alice, target) },
  ])("$name", async ({ trust, roleArn = target, may, deny, input, refused }) => {
    const aws = await start({ roles: trust === undefined ? [] : [{ arn: roleArn, trust: [trust] }] });
    aws.updateUser(alice, { ...(may === undefined ? {} : { mayAssume: may }), ...(deny === undefined ? {} : { deny }) });
    const call = assume(aws, keysOf("alice"), { RoleArn: roleArn, ...input });
    if (refused === undefined) await expect(call).resolves.toMatchObject({ Credentials: expect.anything() });
    else expect(await refusalOf(call)).toEqual({ code: "AccessDenied", status: 403, message: refused });
  });

  it("does not let root assume roles", async () => {
    const root = { name: "root", account: dev, root: true, accessKeys: [{ accessKeyId: "AKIAROOT", secretAccessKey: "root" }] };
    const aws = await start({ users: [root] });
    const refusal = await refusalOf(assume(aws, { accessKeyId: "AKIAROOT", secretAccessKey: "root" }, {}));
    expect(refusal).toEqual({ code: "AccessDenied", status: 403, message: "Roles may not be assumed by root accounts." });
  });
});

describe("MFA", () => {
  const admin = { RoleArn: role("Admin"), ExternalId: "acme-42" };
  const session = async (aws: LocalAws, withCode: boolean) => {
    const input = withCode ? { SerialNumber: mariaDevice, TokenCode: aws.unspentTotp(mariaDevice) } : {};
    return issued(await client(aws, keysOf("maria")).send(new GetSessionTokenCommand(input)));
  };

  it("holds with a code of the call", async () => {
    const aws = await start();
    const input = { ...admin, SerialNumber: mariaDevice, TokenCode: aws.totp(mariaDevice), DurationSeconds: 43_200 };
    await expect(assume(aws, keysOf("maria"), input)).resolves.toMatchObject({ Credentials: expect.anything() });
    expect(await refusalOf(assume(aws, keysOf("maria"), input))).toMatchObject({
      message: "MultiFactorAuthentication failed with invalid MFA one time pass code.",
    });
  });

  it("holds with a session that was made with a code, for any number of roles", async () => {
    const aws = await start();
    const keys = await session(aws, true);
    await expect(assume(aws, keys, admin)).resolves.toMatchObject({ Credentials: expect.anything() });
    await expect(assume(aws, keys, { RoleArn: role("Auditor") })).resolves.toMatchObject({ Credentials: expect.anything() });
  });

  it("does not hold with a session that was made without", async () => {
    const aws = await start();
    const refusal = await refusalOf(assume(aws, await session(aws, false), admin));
    expect(refusal).toMatchObject({ code: "AccessDenied", message: denied(maria, role("Admin")) });
  });

  it("does not follow into a role's session", async () => {
    const aws = await start();
    aws.addRole({ arn: role("Next"), trust: [{ principals: [role("Admin")], mfa: true }] });
    const assumed = issued(await assume(aws, await session(aws, true), admin));
    const caller = `arn:aws:sts::${prod}:assumed-role/Admin/s1`;
    expect(await refusalOf(assume(aws, assumed, { RoleArn: role("Next") }))).toMatchObject({
      message: denied(caller, role("Next")),
    });
  });

  it("is spent even if the role is refused", async () => {
    const aws = await start();
    const code = aws.totp(mariaDevice);
    const input = { RoleArn: role("Admin"), ExternalId: "wrong", SerialNumber: mariaDevice, TokenCode: code };
    expect(await refusalOf(assume(aws, keysOf("maria"), input))).toMatchObject({ message: denied(maria, role("Admin")) });
    expect(await refusalOf(assume(aws, keysOf("maria"), { ...input, ExternalId: "acme-42" }))).toMatchObject({
      message: "MultiFactorAuthentication failed with invalid MFA one time pass code.",
    });
  });

  it("can be asked to be recent", async () => {
    const aws = await start({ roles: [{ arn: role("Recent"), trust: [{ principals: [dev], maxMfaAge: 600 }] }] });
    const keys = await session(aws, true);
    await expect(assume(aws, keys, { RoleArn: role("Recent") })).resolves.toBeDefined();
    aws.advance(700);
    expect(await refusalOf(assume(aws, keys, { RoleArn: role("Recent") }))).toMatchObject({ code: "AccessDenied" });
  });

  it("is refused when a role's session offers a code", async () => {
    const aws = await start();
    const assumed = issued(await assume(aws, await session(aws, true), admin));
    const input = { RoleArn: role("Deploy"), SerialNumber: mariaDevice, TokenCode: aws.unspentTotp(mariaDevice) };
    expect((await refusalOf(assume(aws, assumed, input))).message).toMatch(
      /^MultiFactorAuthentication failed, unable to validate/,
    );
  });
});

describe("duration", () => {
  const overMaximum = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.";
  const overHour = "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.";
  const twelveHours: LocalAwsOptions = {
    roles: [
      { arn: role("First"), trust: [{ principals: [dev, role("First")] }], maxSessionDuration: 43_200 },
      { arn: role("Short"), trust: [{ principals: [dev] }], maxSessionDuration: 7200 },
    ],
  };

  it.each<{ name: string; via: "keys" | "session" | "role"; target: string; asked?: number; seconds?: number; refused?: string }>(
    [
      { name: "is an hour by default", via: "keys", target: "First", seconds: 3600 },
      { name: "can be the role's maximum", via: "keys", target: "First", asked: 43_200, seconds: 43_200 },
      { name: "cannot be more", via: "keys", target: "Short", asked: 7201, refused: overMaximum },
      { name: "can be an hour with a user's session", via: "session", target: "First", asked: 3600, seconds: 3600 },
      { name: "cannot be more with a user's session", via: "session", target: "First", asked: 3601, refused: overHour },
      { name: "can be an hour in a chain", via: "role", target: "First", asked: 3600, seconds: 3600 },
      { name: "cannot be more in a chain", via: "role", target: "First", asked: 7200, refused: overHour },
    ],
  )("$name", async ({ via, target, asked, seconds, refused }) => {
    const aws = await start(twelveHours);
    const keys = {
      keys: async () => keysOf("alice"),
      session: async () => issued(await client(aws, keysOf("alice")).send(new GetSessionTokenCommand({}))),
      role: async () => issued(await assume(aws, keysOf("alice"), { RoleArn: role("First") })),
    }[via];
    const call = assume(aws, await keys(), { RoleArn: role(target), DurationSeconds: asked });
    if (refused === undefined) {
      const expiration = (await call).Credentials?.Expiration?.getTime() ?? 0;
      expect(expiration / 1000 - Math.floor(aws.now() / 1000)).toBe(seconds);
    } else {
      expect(await refusalOf(call)).toEqual({ code: "ValidationError", status: 400, message: refused });
    }
  });
});

describe("chains", () => {
  it("are trusted by the role's ARN or by the session's", async () => {
    const aws = await start({
      roles: [
        { arn: role("First"), trust: [{ principals: [dev] }] },
        { arn: role("ByRole"), trust: [{ principals: [role("First")] }] },
        { arn: role("BySession"), trust: [{ principals: [`arn:aws:sts::${prod}:assumed-role/First/s1`] }] },
      ],
    });
    const first = issued(await assume(aws, keysOf("alice"), { RoleArn: role("First") }));
    const other = issued(await assume(aws, keysOf("alice"), { RoleArn: role("First"), RoleSessionName: "s2" }));
    await expect(assume(aws, first, { RoleArn: role("ByRole") })).resolves.toBeDefined();
    await expect(assume(aws, first, { RoleArn: role("BySession") })).resolves.toBeDefined();
    expect(await refusalOf(assume(aws, other, { RoleArn: role("BySession") }))).toMatchObject({ code: "AccessDenied" });
    expect(await refusalOf(assume(aws, keysOf("alice"), { RoleArn: role("ByRole") }))).toMatchObject({ code: "AccessDenied" });
  });

  it("can be asked to start from fresh credentials", async () => {
    const aws = await start({
      roles: [
        { arn: role("First"), trust: [{ principals: [dev] }] },
        { arn: role("Fresh"), trust: [{ principals: [prod], maxTokenAge: 300 }] },
      ],
    });
    const first = issued(await assume(aws, keysOf("alice"), { RoleArn: role("First") }));
    await expect(assume(aws, first, { RoleArn: role("Fresh") })).resolves.toBeDefined();
    aws.advance(301);
    expect(await refusalOf(assume(aws, first, { RoleArn: role("Fresh") }))).toMatchObject({ code: "AccessDenied" });
  });
});
