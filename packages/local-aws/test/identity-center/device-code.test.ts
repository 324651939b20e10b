import { StartDeviceAuthorizationCommand } from "@aws-sdk/client-sso-oidc";
import { describe, expect, it } from "vitest";
import { standardWorld } from "../../src/index.ts";
import { start } from "../local-world.ts";
import { askAsHost } from "./ask-as-host.ts";
import { oauthRefusal, oidc, pkceClient, poll, register, signIn, startDevice, startUrl } from "./sso-client.ts";

const pending = { name: "AuthorizationPendingException", error: "authorization_pending", status: 400 };
const slowDown = { name: "SlowDownException", error: "slow_down", status: 400 };

it("shows a code, where to type it, how long and how often", async () => {
  const aws = await start();
  const device = await startDevice(aws, await register(aws));
  expect(device).toMatchObject({
    deviceCode: expect.stringMatching(/^[\w-]{40,}$/),
    userCode: expect.stringMatching(/^[B-Z]{4}-[B-Z]{4}$/),
    verificationUri: `${aws.url}/device`,
    verificationUriComplete: `${aws.url}/device?user_code=${device.userCode}`,
    expiresIn: 600,
    interval: 1,
  });
  expect(aws.identityCenter.devices()).toEqual([{ userCode: device.userCode, client: "a device" }]);
});

it("gives a token once the user approves, and once only", async () => {
  const aws = await start();
  const client = await register(aws);
  const { deviceCode, userCode = "" } = await startDevice(aws, client);
  expect(await oauthRefusal(poll(aws, client, deviceCode))).toMatchObject(pending);
  aws.identityCenter.approveDevice(userCode);
  expect(aws.identityCenter.devices()).toEqual([]);
  expect(await poll(aws, client, deviceCode)).toMatchObject({
    accessToken: expect.stringMatching(/^aoa/),
    refreshToken: expect.stringMatching(/^aor/),
    tokenType: "Bearer",
    expiresIn: 3600,
  });
  expect(await oauthRefusal(poll(aws, client, deviceCode))).toMatchObject({ name: "InvalidGrantException" });
});

it("says that the user denied", async () => {
  const aws = await start();
  const client = await register(aws);
  const { deviceCode, userCode = "" } = await startDevice(aws, client);
  aws.identityCenter.denyDevice(userCode);
  expect(await oauthRefusal(poll(aws, client, deviceCode))).toMatchObject({
    name: "AccessDeniedException",
    error: "access_denied",
  });
});

it.each(["approved", "waiting"])("says that the time is over (%s)", async (decision) => {
  const aws = await start();
  const client = await register(aws);
  const { deviceCode, userCode = "" } = await startDevice(aws, client);
  if (decision === "approved") aws.identityCenter.approveDevice(userCode);
  aws.advance(600);
  expect(await oauthRefusal(poll(aws, client, deviceCode))).toMatchObject({
    name: "ExpiredTokenException",
    error: "expired_token",
  });
  expect(aws.identityCenter.devices()).toEqual([]);
  expect(() => aws.identityCenter.approveDevice(userCode)).toThrow(`No device waits with the code ${userCode}.`);
});

it("tells a device that polls too often to leave five seconds more, from then on", async () => {
  const aws = await start({ identityCenter: { ...standardWorld.identityCenter, deviceCodeInterval: 2 } });
  const client = await register(aws);
  const { deviceCode, interval } = await startDevice(aws, client);
  expect(interval).toBe(2);
  const pollAfter = async (seconds: number) => {
    aws.advance(seconds);
    return oauthRefusal(poll(aws, client, deviceCode));
  };
  expect(await pollAfter(0)).toMatchObject(pending);
  expect(await pollAfter(2)).toMatchObject(pending);
  expect(await pollAfter(1)).toMatchObject(slowDown);
  expect(await pollAfter(6)).toMatchObject(slowDown);
  expect(await pollAfter(12)).toMatchObject(pending);
});

it("keeps devices of different clients apart", async () => {
  const aws = await start();
  const { deviceCode, userCode = "" } = await startDevice(aws, await register(aws));
  aws.identityCenter.approveDevice(userCode);
  expect(await oauthRefusal(poll(aws, await register(aws), deviceCode))).toMatchObject({ name: "InvalidGrantException" });
});

it.each([
  { name: "another start URL", url: "https://other.awsapps.com/start", code: "InvalidRequestException" },
  { name: "no start URL", url: "", code: "InvalidRequestException" },
])("refuses $name", async ({ url, code }) => {
  const aws = await start();
  const client = await register(aws);
  const call = oidc(aws).send(new StartDeviceAuthorizationCommand({ ...client, startUrl: url }));
  expect(await oauthRefusal(call)).toMatchObject({ name: code });
});

it("refuses a client of the authorization code", async () => {
  const aws = await start();
  const client = await register(aws, pkceClient);
  expect(await oauthRefusal(startDevice(aws, client))).toMatchObject({ name: "UnauthorizedClientException" });
  expect(await oauthRefusal(poll(aws, client, "code"))).toMatchObject({ name: "UnauthorizedClientException" });
});

describe("by itself", () => {
  it("approves", async () => {
    const aws = await start({ signIn: "automatic" });
    expect((await signIn(aws)).accessToken).toMatch(/^aoa/);
  });

  it("denies", async () => {
    const aws = await start({ signIn: "denied" });
    const client = await register(aws);
    const { deviceCode } = await startDevice(aws, client);
    expect(await oauthRefusal(poll(aws, client, deviceCode))).toMatchObject({ name: "AccessDeniedException" });
  });
});

it("knows users", async () => {
  const aws = await start({ identityCenter: { ...standardWorld.identityCenter, users: ["zoe", "adam"] } });
  const { userCode = "" } = await startDevice(aws, await register(aws));
  expect(() => aws.identityCenter.approveDevice(userCode, "eve")).toThrow("There is no user eve.");
  aws.identityCenter.approveDevice(userCode.replace("-", "").toLowerCase(), "adam");
});

it("is in one region alone, where a proxy shows which one is meant", async () => {
  const aws = await start();
  const client = await register(aws);
  const body = JSON.stringify({ ...client, startUrl });
  const ask = (region: string) =>
    askAsHost(aws, `oidc.${region}.amazonaws.com`, "/device_authorization", { method: "POST", body });
  expect([await ask("eu-central-1"), await ask("us-east-1")]).toEqual([200, 400]);
});
