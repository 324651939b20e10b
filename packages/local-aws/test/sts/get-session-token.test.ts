import {
  AssumeRoleCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  type GetSessionTokenCommandInput,
} from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import { totpCode, totpStep } from "../../src/identity/totp.ts";
import { type LocalAws, standardWorld } from "../../src/index.ts";
import { client, dev, issued, keysOf, mariaDevice, refusalOf, role, start } from "../local-world.ts";

const deviceUnknown =
  "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated " +
  "with this user.";
const codeWrong = "MultiFactorAuthentication failed with invalid MFA one time pass code.";

it.each([
  { name: "twelve hours by default", asked: undefined, seconds: 43_200 },
  { name: "at least 15 minutes", asked: 900, seconds: 900 },
  { name: "at most 36 hours", asked: 129_600, seconds: 129_600 },
  { name: "an hour for root", asked: undefined, seconds: 3600, isRoot: true },
  { name: "an hour for root who asked for more", asked: 7200, seconds: 3600, isRoot: true },
  { name: "less than an hour for root who asked for it", asked: 1800, seconds: 1800, isRoot: true },
])("lasts $name", async ({ asked, seconds, isRoot = false }) => {
  const aws = await start();
  aws.addUser({ name: "root", account: dev, root: true, accessKeys: [{ accessKeyId: "AKIAROOT", secretAccessKey: "root" }] });
  const keys = isRoot ? { accessKeyId: "AKIAROOT", secretAccessKey: "root" } : keysOf("alice");
  const answer = await client(aws, keys).send(new GetSessionTokenCommand({ DurationSeconds: asked }));
  const issuedAt = Math.floor(aws.now() / 1000);
  expect((answer.Credentials?.Expiration?.getTime() ?? 0) / 1000 - issuedAt).toBe(seconds);
});

it.each<{ name: string; user?: string; input: GetSessionTokenCommandInput; code: string; message: string }>([
  {
    name: "less than 15 minutes",
    input: { DurationSeconds: 899 },
    code: "ValidationError",
    message:
      "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
  },
  {
    name: "more than 36 hours",
    input: { DurationSeconds: 129_601 },
    code: "ValidationError",
    message:
      "1 validation error detected: Value '129601' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 129600",
  },
  {
    name: "a code of another form, for each reason",
    user: "maria",
    input: { SerialNumber: mariaDevice, TokenCode: "12ab" },
    code: "ValidationError",
    message:
      "2 validation errors detected: Value '12ab' at 'tokenCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\d]*; Value '12ab' at 'tokenCode' failed to satisfy constraint: Member must have length greater than or equal to 6",
  },
  {
    name: "a wrong code",
    user: "maria",
    input: { SerialNumber: mariaDevice, TokenCode: "wrong" },
    code: "AccessDenied",
    message: codeWrong,
  },
  {
    name: "a serial number that is no one's",
    user: "maria",
    input: { SerialNumber: `arn:aws:iam::${dev}:mfa/mara`, TokenCode: "123456" },
    code: "AccessDenied",
    message: deviceUnknown,
  },
  {
    name: "a serial number that is another user's",
    user: "alice",
    input: { SerialNumber: mariaDevice, TokenCode: "123456" },
    code: "AccessDenied",
    message: deviceUnknown,
  },
  {
    name: "a serial number without a code",
    user: "maria",
    input: { SerialNumber: mariaDevice },
    code: "AccessDenied",
    message: "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
  },
])("refuses $name", async ({ user = "alice", input, code, message }) => {
  const aws = await start();
  const TokenCode = input.TokenCode === "wrong" ? wrongCode(aws) : input.TokenCode;
  const call = client(aws, keysOf(user)).send(new GetSessionTokenCommand({ ...input, TokenCode }));
  expect(await refusalOf(call)).toMatchObject({ code, message });
});

/** Six digits that are none of the three codes that are valid now. */
function wrongCode(aws: LocalAws): string {
  const step = totpStep(aws.now());
  const secret = standardWorld.users.flatMap((user) => user.mfaDevices ?? [])[0]?.secret ?? "";
  const valid = [step - 1, step, step + 1].map((near) => totpCode(secret, near));
  return ["000000", "111111", "222222", "333333"].find((code) => !valid.includes(code)) ?? "";
}

it("takes each code once, of this step and of its neighbours", async () => {
  const aws = await start();
  const sts = client(aws, keysOf("maria"));
  const ask = (code: string) => sts.send(new GetSessionTokenCommand({ SerialNumber: mariaDevice, TokenCode: code }));
  const [current, next] = [aws.totp(mariaDevice), aws.nextTotp(mariaDevice)];
  await ask(current);
  expect(await refusalOf(ask(current))).toMatchObject({ code: "AccessDenied", status: 403, message: codeWrong });
  await ask(next);
  await ask(aws.unspentTotp(mariaDevice));
  expect(() => aws.unspentTotp(mariaDevice)).toThrow("spent");
  aws.advance(30);
  expect(await refusalOf(ask(aws.totp(mariaDevice)))).toMatchObject({ message: codeWrong });
  await expect(ask(aws.unspentTotp(mariaDevice))).resolves.toBeDefined();
});

it("does not take a code of a minute ago", async () => {
  const aws = await start();
  const old = aws.totp(mariaDevice);
  aws.advance(60);
  const call = client(aws, keysOf("maria")).send(new GetSessionTokenCommand({ SerialNumber: mariaDevice, TokenCode: old }));
  expect(await refusalOf(call)).toMatchObject({ code: "AccessDenied", message: codeWrong });
});

it.each([
  {
    name: "a user's session calls GetSessionToken",
    command: new GetSessionTokenCommand({}),
    message: "Cannot call GetSessionToken with session credentials",
  },
  {
    name: "a user's session calls GetFederationToken",
    command: new GetFederationTokenCommand({ Name: "guest" }),
    message: "Cannot call GetFederationToken with session credentials",
  },
])("refuses when $name", async ({ command, message }) => {
  const aws = await start();
  const session = issued(await client(aws, keysOf("alice")).send(new GetSessionTokenCommand({})));
  expect(await refusalOf(client(aws, session).send(command as GetSessionTokenCommand))).toEqual({
    code: "AccessDenied",
    status: 403,
    message,
  });
});

it("refuses a role's session", async () => {
  const aws = await start();
  const assumed = await client(aws, keysOf("alice")).send(
    new AssumeRoleCommand({ RoleArn: role("ReadOnly"), RoleSessionName: "s1" }),
  );
  const call = client(aws, issued(assumed)).send(new GetSessionTokenCommand({}));
  expect(await refusalOf(call)).toMatchObject({
    code: "AccessDenied",
    message: "Cannot call GetSessionToken with session credentials",
  });
});
