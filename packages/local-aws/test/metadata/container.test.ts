import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import { client, dev, role, start } from "../local-world.ts";

const task = role("Task", dev);

it("hands out a session of the task's role that works", async () => {
  const aws = await start();
  const response = await fetch(`${aws.url}/container/credentials`);
  const document = (await response.json()) as Record<"AccessKeyId" | "SecretAccessKey" | "Token", string>;
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(document).toEqual({
    AccessKeyId: expect.stringMatching(/^ASIA/),
    SecretAccessKey: expect.any(String),
    Token: expect.any(String),
    Expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    AccountId: dev,
    RoleArn: task,
  });
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, Token: sessionToken } = document;
  const identity = await client(aws, { accessKeyId, secretAccessKey, sessionToken }).send(new GetCallerIdentityCommand({}));
  expect(identity.Arn).toMatch(`arn:aws:sts::${dev}:assumed-role/Task/`);
});

it("hands out the same session until half of its time is over", async () => {
  const aws = await start();
  const ask = async (): Promise<unknown> => {
    const document = (await (await fetch(`${aws.url}/container/credentials`)).json()) as { AccessKeyId: unknown };
    return document.AccessKeyId;
  };
  const first = await ask();
  expect(await ask()).toBe(first);
  aws.advance(3 * 3600 + 1);
  expect(await ask()).not.toBe(first);
});

it.each([
  { name: "without the Authorization token", headers: {}, status: 401 },
  { name: "with another token", headers: { authorization: "Bearer other" }, status: 401 },
  { name: "with the token", headers: { authorization: "Bearer right" }, status: 200 },
])("answers $status $name", async ({ headers, status }) => {
  const aws = await start({ metadata: { container: { roleArn: task, authorizationToken: "Bearer right" } } });
  const response = await fetch(`${aws.url}/container/credentials`, { headers });
  expect(response.status).toBe(status);
  if (status !== 200) expect(await response.json()).toEqual({ code: "Unauthorized", message: expect.any(String) });
});

it.each([
  { name: "another path", path: "/container/other", method: "GET", status: 404 },
  { name: "another method", path: "/container/credentials", method: "POST", status: 405 },
])("answers $status to $name", async ({ path, method, status }) => {
  const aws = await start();
  expect((await fetch(`${aws.url}${path}`, { method })).status).toBe(status);
});

it("fails in its own form", async () => {
  const aws = await start({ faults: [{ service: "container-metadata", effect: { kind: "server-error" } }] });
  const response = await fetch(`${aws.url}/container/credentials`);
  expect([response.status, await response.json()]).toEqual([500, { code: "InternalFailure", message: expect.any(String) }]);
});
