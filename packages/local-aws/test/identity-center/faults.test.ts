import { ListAccountsCommand } from "@aws-sdk/client-sso";
import { describe, expect, it } from "vitest";
import type { FaultRule } from "../../src/index.ts";
import { refusalOf, start } from "../local-world.ts";
import { deviceGrant, oauthRefusal, poll, portal, register, signIn, startDevice } from "./sso-client.ts";

describe("at the OIDC service", () => {
  it.each<{ effect: FaultRule["effect"]; refusal: object }>([
    { effect: { kind: "throttle" }, refusal: { name: "SlowDownException", error: "slow_down", status: 400 } },
    { effect: { kind: "server-error" }, refusal: { name: "InternalServerException", error: "server_error", status: 500 } },
    { effect: { kind: "server-error", status: 503 }, refusal: { status: 503 } },
    {
      effect: { kind: "error", status: 400, code: "InvalidGrantException", message: "Gone" },
      refusal: { name: "InvalidGrantException", error: "invalid_grant", description: "Gone", status: 400 },
    },
    { effect: { kind: "drop", at: "start" }, refusal: { status: undefined } },
  ])("$effect strikes one operation, which then works", async ({ effect, refusal }) => {
    const aws = await start({ signIn: "automatic" });
    aws.faults.set({ service: "sso-oidc", operation: "CreateToken", times: 1, effect });
    const client = await register(aws);
    const { deviceCode } = await startDevice(aws, client);
    expect(await oauthRefusal(poll(aws, client, deviceCode))).toMatchObject(refusal);
    await expect(poll(aws, client, deviceCode)).resolves.toMatchObject({ tokenType: "Bearer" });
    expect(aws.calls().map(({ fault }) => fault)).toEqual([undefined, undefined, effect.kind, undefined]);
  });

  it("a code is spent when the answer breaks off", async () => {
    const aws = await start({ signIn: "automatic" });
    const client = await register(aws);
    const { deviceCode } = await startDevice(aws, client);
    aws.faults.set({ operation: "CreateToken", times: 1, effect: { kind: "drop", at: "middle" } });
    await expect(poll(aws, client, deviceCode)).rejects.toThrow();
    expect(await oauthRefusal(poll(aws, client, deviceCode))).toMatchObject({ name: "InvalidGrantException" });
    expect(aws.calls().at(-1)?.parameters["grantType"]).toBe(deviceGrant);
  });
});

describe("at the portal", () => {
  it.each<{ effect: FaultRule["effect"]; refusal: object }>([
    {
      effect: { kind: "throttle" },
      refusal: { code: "TooManyRequestsException", status: 429, message: "HTTP 429 Unknown Code" },
    },
    { effect: { kind: "server-error" }, refusal: { code: "InternalServerException", status: 500 } },
    {
      effect: { kind: "error", status: 401, code: "UnauthorizedException", message: "Session token not found or invalid" },
      refusal: { code: "UnauthorizedException", status: 401 },
    },
  ])("$effect strikes, then all is well", async ({ effect, refusal }) => {
    const aws = await start();
    const { accessToken } = await signIn(aws);
    aws.faults.set({ service: "sso", times: 1, effect });
    const list = () => portal(aws).send(new ListAccountsCommand({ accessToken }));
    expect(await refusalOf(list())).toMatchObject(refusal);
    await expect(list()).resolves.toBeDefined();
  });
});
