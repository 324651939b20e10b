import { AssumeRoleCommand, GetSessionTokenCommand } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import type { LoggedCall } from "../../src/index.ts";
import { client, issued, keysOf, mariaDevice, role, start } from "../local-world.ts";

it("logs who asked what, from where, and the outcome", async () => {
  const told: LoggedCall[] = [];
  const aws = await start({ onCall: (call) => told.push(call) });
  const sts = client(aws, keysOf("alice"), "ap-south-1");
  await sts.send(new AssumeRoleCommand({ RoleArn: role("Admin"), RoleSessionName: "s1" })).catch(() => undefined);
  expect(aws.calls()).toEqual([
    {
      time: new Date(aws.now()).toISOString(),
      service: "sts",
      operation: "AssumeRole",
      parameters: { RoleArn: role("Admin"), RoleSessionName: "s1" },
      accessKeyId: keysOf("alice").accessKeyId,
      region: "ap-south-1",
      host: `127.0.0.1:${aws.port}`,
      userAgent: expect.stringContaining("aws-sdk-js/"),
      status: 403,
      code: "AccessDenied",
      fault: undefined,
    },
  ]);
  expect(told).toEqual(aws.calls());
  aws.clearCalls();
  expect(aws.calls()).toEqual([]);
});

it("holds no code, token, secret or signature", async () => {
  const aws = await start();
  const code = aws.totp(mariaDevice);
  const token = aws.mintWebIdentityToken({ sub: "repo:acme/shop" });
  const answer = await client(aws, keysOf("maria")).send(
    new GetSessionTokenCommand({ SerialNumber: mariaDevice, TokenCode: code }),
  );
  const session = issued(answer);
  await client(aws, session).send(new AssumeRoleCommand({ RoleArn: role("ReadOnly"), RoleSessionName: "s1" }));
  const form = { Action: "AssumeRoleWithWebIdentity", Version: "2011-06-15", RoleArn: role("Ci"), RoleSessionName: "s1" };
  await fetch(aws.url, { method: "POST", body: new URLSearchParams({ ...form, WebIdentityToken: token }) });
  const text = JSON.stringify(aws.calls());
  expect(aws.calls().map((call) => call.status)).toEqual([200, 200, 200]);
  expect(aws.calls()[0]?.parameters).toEqual({ SerialNumber: mariaDevice, TokenCode: "[redacted]" });
  for (const secret of [code, token, session.sessionToken, session.secretAccessKey, keysOf("maria").secretAccessKey]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toContain("Signature");
});

it("names the caller of a presigned URL", async () => {
  const aws = await start();
  const credential = encodeURIComponent(`${keysOf("alice").accessKeyId}/20260101/us-east-1/sts/aws4_request`);
  await fetch(`${aws.url}/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Credential=${credential}`);
  expect(aws.calls()).toMatchObject([{ accessKeyId: keysOf("alice").accessKeyId, region: "us-east-1", parameters: {} }]);
});
