import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, it, onTestFinished } from "vitest";
import { client, dev, issued, keysOf, refusalOf, role, start } from "../local-world.ts";

const expired = { code: "ExpiredToken", status: 403, message: "The security token included in the request is expired" };
const invalid = { code: "InvalidClientTokenId", status: 403, message: "The security token included in the request is invalid." };

async function assumed(options: Parameters<typeof start>[0] = {}) {
  const aws = await start(options);
  const answer = await client(aws, keysOf("alice")).send(
    new AssumeRoleCommand({ RoleArn: role("ReadOnly"), RoleSessionName: "s1" }),
  );
  return { aws, keys: issued(answer) };
}

it("end when their time is over", async () => {
  const { aws, keys } = await assumed();
  // A client that lives in the same hour as AWS.
  const later = (seconds: number) => {
    aws.advance(seconds);
    const sts = new STSClient({
      endpoint: aws.url,
      region: "eu-central-1",
      credentials: keys,
      maxAttempts: 1,
      systemClockOffset: aws.now() - Date.now(),
    });
    onTestFinished(() => sts.destroy());
    return sts.send(new GetCallerIdentityCommand({}));
  };
  await expect(later(3590)).resolves.toBeDefined();
  expect(await refusalOf(later(11))).toEqual(expired);
});

it("end when they are told to", async () => {
  const { aws, keys } = await assumed();
  aws.expireSessions();
  expect(await refusalOf(client(aws, keys).send(new GetCallerIdentityCommand({})))).toEqual(expired);
});

it.each([
  { name: "another token", change: { sessionToken: "x" } },
  { name: "no token", change: { sessionToken: undefined } },
])("do not work with $name", async ({ change }) => {
  const { aws, keys } = await assumed();
  const { sessionToken = keys.sessionToken, ...rest } = { ...keys, ...change };
  const credentials = change.sessionToken === undefined ? rest : { ...rest, sessionToken };
  expect(await refusalOf(client(aws, credentials).send(new GetCallerIdentityCommand({})))).toEqual(invalid);
});

it("die with their role", async () => {
  const { aws, keys } = await assumed();
  aws.removeRole(role("ReadOnly"));
  expect(await refusalOf(client(aws, keys).send(new GetCallerIdentityCommand({})))).toEqual(invalid);
});

it("die with their user", async () => {
  const aws = await start();
  const keys = issued(await client(aws, keysOf("alice")).send(new GetSessionTokenCommand({})));
  aws.removeUser(`arn:aws:iam::${dev}:user/alice`);
  expect(await refusalOf(client(aws, keys).send(new GetCallerIdentityCommand({})))).toEqual(invalid);
});

it("outlive the key that they were made with", async () => {
  const aws = await start();
  const keys = issued(await client(aws, keysOf("alice")).send(new GetSessionTokenCommand({})));
  aws.removeKey(keysOf("alice").accessKeyId);
  await expect(client(aws, keys).send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
});

it("are unknown to another AWS", async () => {
  const { keys } = await assumed();
  const other = await start();
  expect(await refusalOf(client(other, keys).send(new GetCallerIdentityCommand({})))).toEqual(invalid);
});

it("are refused in a region where the account switched STS off", async () => {
  const aws = await start({ accounts: [{ id: dev, name: "dev", disabledRegions: ["ap-east-1"] }] });
  const ask = (region: string) => client(aws, keysOf("alice"), region).send(new GetCallerIdentityCommand({}));
  await expect(ask("eu-west-1")).resolves.toBeDefined();
  expect(await refusalOf(ask("ap-east-1"))).toEqual({
    code: "RegionDisabledException",
    status: 403,
    message: `STS is not activated in this region for account:${dev}. Your account administrator can activate STS in this region using the IAM Console.`,
  });
});
