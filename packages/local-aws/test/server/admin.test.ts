import { GetSessionTokenCommand } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import type { LocalAws } from "../../src/index.ts";
import { oauthRefusal, poll, refresh, register, signIn, startDevice } from "../identity-center/sso-client.ts";
import { client, keysOf, mariaDevice, start } from "../local-world.ts";

async function admin(
  aws: LocalAws,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; document: unknown }> {
  const response = await fetch(`${aws.url}/_local/${path}`, {
    method,
    headers: { authorization: `Bearer ${aws.adminToken}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, document: await response.json() };
}

it.each([{ authorization: "" }, { authorization: "Bearer other" }, { authorization: "Bearer ".padEnd(39, "x") }])(
  "answers 401 to '$authorization'",
  async ({ authorization }) => {
    const aws = await start();
    const response = await fetch(`${aws.url}/_local/calls`, { headers: authorization === "" ? {} : { authorization } });
    expect(response.status).toBe(401);
  },
);

it("shows and clears the calls, itself not among them", async () => {
  const aws = await start();
  await client(aws, keysOf("alice")).send(new GetSessionTokenCommand({}));
  expect(await admin(aws, "GET", "calls")).toMatchObject({
    status: 200,
    document: [{ operation: "GetSessionToken", status: 200 }],
  });
  await admin(aws, "DELETE", "calls");
  expect(aws.calls()).toEqual([]);
});

it("shows what the MFA device shows", async () => {
  const aws = await start();
  aws.setClock(new Date("2030-01-01T00:00:10Z"));
  expect(await admin(aws, "GET", `totp?serial=${encodeURIComponent(mariaDevice)}`)).toEqual({
    status: 200,
    document: { code: aws.totp(mariaDevice), nextCode: aws.nextTotp(mariaDevice), secondsLeft: 20 },
  });
  expect(await admin(aws, "GET", "totp?serial=none")).toMatchObject({ status: 400 });
});

it("moves the clock", async () => {
  const aws = await start();
  expect(await admin(aws, "POST", "clock", { set: "2030-01-01T00:00:00Z" })).toEqual({
    status: 200,
    document: { now: "2030-01-01T00:00:00.000Z" },
  });
  expect(await admin(aws, "POST", "clock", { advance: 90 })).toMatchObject({ document: { now: "2030-01-01T00:01:30.000Z" } });
  expect(await admin(aws, "GET", "clock")).toMatchObject({ document: { now: "2030-01-01T00:01:30.000Z" } });
  expect(await admin(aws, "POST", "clock", { advance: "soon" })).toMatchObject({ status: 400 });
});

it("switches faults", async () => {
  const aws = await start();
  const rule = { effect: { kind: "throttle" }, times: 1 };
  expect(await admin(aws, "POST", "faults", rule)).toEqual({ status: 200, document: [{ rule, seen: 0 }] });
  const sts = client(aws, keysOf("alice"));
  await expect(sts.send(new GetSessionTokenCommand({}))).rejects.toThrow("Rate exceeded");
  expect(await admin(aws, "GET", "faults")).toMatchObject({ document: [{ seen: 1 }] });
  await admin(aws, "POST", "faults", [rule, rule]);
  expect(await admin(aws, "DELETE", "faults")).toMatchObject({ document: [] });
  await expect(sts.send(new GetSessionTokenCommand({}))).resolves.toBeDefined();
});

it.each([
  { name: "an unknown endpoint", method: "GET", path: "other", status: 404 },
  { name: "a body that is no JSON", method: "POST", path: "faults", status: 400 },
])("answers $status to $name", async ({ method, path, status }) => {
  const aws = await start();
  expect(await admin(aws, method, path)).toMatchObject({ status });
});

it("answers for people who sign in", async () => {
  const aws = await start();
  const client = await register(aws);
  const first = await startDevice(aws, client);
  const second = await startDevice(aws, client);
  expect(await admin(aws, "GET", "sign-in")).toEqual({
    status: 200,
    document: { mode: "page", devices: [first, second].map(({ userCode }) => ({ userCode, client: "a device" })) },
  });
  await admin(aws, "POST", "sign-in", { approve: first.userCode, user: "alice@acme.example" });
  await admin(aws, "POST", "sign-in", { deny: second.userCode });
  const { refreshToken } = await poll(aws, client, first.deviceCode);
  expect(await oauthRefusal(poll(aws, client, second.deviceCode))).toMatchObject({ name: "AccessDeniedException" });
  await admin(aws, "POST", "sign-in", { expire: "access-tokens" });
  await expect(refresh(aws, client, refreshToken)).resolves.toBeDefined();
  await admin(aws, "POST", "sign-in", { expire: "clients" });
  expect(await oauthRefusal(startDevice(aws, client))).toMatchObject({ name: "InvalidClientException" });
  expect(await admin(aws, "POST", "sign-in", { mode: "automatic" })).toMatchObject({
    document: { mode: "automatic", devices: [] },
  });
});

it.each([{}, { mode: "often" }, { approve: "XXXX-XXXX" }, { expire: "all" }, { revoke: "everything" }])(
  "refuses the sign-in command %j",
  async (command) => {
    const aws = await start();
    expect(await admin(aws, "POST", "sign-in", command)).toMatchObject({ status: 400 });
  },
);

it("ends sign-ins", async () => {
  const aws = await start();
  const { client, refreshToken } = await signIn(aws);
  await admin(aws, "POST", "sign-in", { revoke: "sessions" });
  expect(await oauthRefusal(refresh(aws, client, refreshToken))).toMatchObject({ name: "InvalidGrantException" });
});
