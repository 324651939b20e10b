import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import type { LocalAws } from "../../src/index.ts";
import { client, dev, role, start } from "../local-world.ts";

const path = "/latest/meta-data/iam/security-credentials/";
const instance = role("Instance", dev);

async function token(aws: LocalAws, seconds = 60): Promise<string> {
  const headers = { "x-aws-ec2-metadata-token-ttl-seconds": String(seconds) };
  return (await fetch(`${aws.url}/latest/api/token`, { method: "PUT", headers })).text();
}

const get = (aws: LocalAws, target: string, withToken?: string) =>
  fetch(`${aws.url}${target}`, { headers: withToken === undefined ? {} : { "x-aws-ec2-metadata-token": withToken } });

it("hands out a session of the instance's role that works", async () => {
  const aws = await start();
  const session = await token(aws);
  expect(await (await get(aws, path, session)).text()).toBe("Instance");
  const response = await get(aws, `${path}Instance`, session);
  const document = (await response.json()) as Record<"AccessKeyId" | "SecretAccessKey" | "Token", string>;
  expect(document).toMatchObject({ Code: "Success", Type: "AWS-HMAC", LastUpdated: expect.any(String) });
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, Token: sessionToken } = document;
  const identity = await client(aws, { accessKeyId, secretAccessKey, sessionToken }).send(new GetCallerIdentityCommand({}));
  expect(identity.Arn).toBe(`arn:aws:sts::${dev}:assumed-role/Instance/i-0123456789abcdef0`);
});

it.each([
  { target: "/latest/meta-data/instance-id", text: "i-0123456789abcdef0" },
  { target: "/latest/meta-data/placement/region", text: "eu-central-1" },
])("knows $target", async ({ target, text }) => {
  const aws = await start();
  expect(await (await get(aws, target, await token(aws))).text()).toBe(text);
});

it.each([
  { name: "a token without lifetime", method: "PUT", headers: {}, status: 400 },
  {
    name: "a lifetime of over six hours",
    method: "PUT",
    headers: { "x-aws-ec2-metadata-token-ttl-seconds": "21601" },
    status: 400,
  },
  { name: "a GET for a token", method: "GET", headers: { "x-aws-ec2-metadata-token-ttl-seconds": "60" }, status: 405 },
  {
    name: "a request through a proxy",
    method: "PUT",
    headers: { "x-aws-ec2-metadata-token-ttl-seconds": "60", "x-forwarded-for": "10.0.0.1" },
    status: 403,
  },
])("answers $status to $name", async ({ method, headers, status }) => {
  const aws = await start();
  expect((await fetch(`${aws.url}/latest/api/token`, { method, headers })).status).toBe(status);
});

it("asks for a token that has not ended", async () => {
  const aws = await start();
  const session = await token(aws, 60);
  expect((await get(aws, path)).status).toBe(401);
  expect((await get(aws, path, "other")).status).toBe(401);
  expect((await get(aws, path, session)).status).toBe(200);
  aws.advance(61);
  expect((await get(aws, path, session)).status).toBe(401);
});

it("answers without a token where version 1 is allowed", async () => {
  const aws = await start({ metadata: { instance: { roleArn: instance, allowV1: true } } });
  expect((await get(aws, path)).status).toBe(200);
});

it.each(["/latest/meta-data/iam/security-credentials-extended/", `${path}Other`])("answers 404 to %s", async (target) => {
  const aws = await start();
  expect((await get(aws, target, await token(aws))).status).toBe(404);
});

it("answers 200 with the reason why there are no credentials", async () => {
  const failure = { code: "AssumeRoleUnauthorizedAccess", message: "EC2 cannot assume the role Instance." };
  const aws = await start({ metadata: { instance: { roleArn: instance, failure } } });
  const response = await get(aws, `${path}Instance`, await token(aws));
  expect([response.status, await response.json()]).toEqual([
    200,
    { Code: failure.code, Message: failure.message, LastUpdated: expect.any(String) },
  ]);
});

it("answers 404 where there is no instance", async () => {
  const aws = await start({ metadata: {} });
  const headers = { "x-aws-ec2-metadata-token-ttl-seconds": "60" };
  expect((await fetch(`${aws.url}/latest/api/token`, { method: "PUT", headers })).status).toBe(404);
});
