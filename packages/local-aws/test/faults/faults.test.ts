import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand } from "@aws-sdk/client-sts";
import { describe, expect, it } from "vitest";
import type { FaultRule, LocalAws, LoggedCall } from "../../src/index.ts";
import { client, keysOf, mariaDevice, refusalOf, role, start } from "../local-world.ts";

const identify = (aws: LocalAws) => client(aws, keysOf("alice")).send(new GetCallerIdentityCommand({}));

it.each<{ name: string; effect: FaultRule["effect"]; refusal: object }>([
  { name: "throttles", effect: { kind: "throttle" }, refusal: { code: "Throttling", status: 400, message: "Rate exceeded" } },
  { name: "fails with 500", effect: { kind: "server-error" }, refusal: { code: "InternalFailure", status: 500 } },
  { name: "fails with 503", effect: { kind: "server-error", status: 503 }, refusal: { code: "ServiceUnavailable", status: 503 } },
  {
    name: "refuses as told",
    effect: { kind: "error", status: 403, code: "AccessDenied", message: "No." },
    refusal: { code: "AccessDenied", status: 403, message: "No." },
  },
  { name: "breaks the connection at once", effect: { kind: "drop", at: "start" }, refusal: { status: undefined } },
  {
    name: "breaks it in the middle of the answer",
    effect: { kind: "drop", at: "middle" },
    refusal: { message: expect.stringContaining("aborted") },
  },
])("$name, then works again", async ({ effect, refusal }) => {
  const aws = await start({ faults: [{ effect, times: 1 }] });
  expect(await refusalOf(identify(aws))).toMatchObject(refusal);
  await expect(identify(aws)).resolves.toBeDefined();
  expect(aws.calls().map((call) => call.fault)).toEqual([effect.kind, undefined]);
});

it("garbles an answer so that no client reads it", async () => {
  const aws = await start({ faults: [{ effect: { kind: "garble" } }] });
  await expect(identify(aws)).rejects.toThrow();
  expect(aws.calls()).toMatchObject([{ operation: "GetCallerIdentity", status: 200, fault: "garble" }]);
});

it("answers with a captive portal's page, which the SDK takes for an answer without credentials", async () => {
  const aws = await start({ faults: [{ effect: { kind: "captive-portal" } }] });
  const answer = await client(aws, keysOf("alice")).send(new GetSessionTokenCommand({}));
  expect(answer.Credentials).toBeUndefined();
  const response = await fetch(aws.url);
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await response.text()).toContain("Sign in to use this network");
});

it("answers late, but answers", async () => {
  const aws = await start({ faults: [{ effect: { kind: "slow", milliseconds: 5 } }] });
  await expect(identify(aws)).resolves.toBeDefined();
  expect(aws.calls()).toMatchObject([{ status: 200, fault: "slow" }]);
});

it("hangs until it is closed", async () => {
  const struck = Promise.withResolvers<LoggedCall>();
  const aws = await start({ faults: [{ effect: { kind: "hang" } }], onCall: struck.resolve });
  const waiting = fetch(aws.url).catch(() => "broken off");
  expect(await struck.promise).toMatchObject({ status: 0, fault: "hang" });
  await aws.close();
  expect(await waiting).toBe("broken off");
});

it("does not keep anyone waiting for a slow answer when it closes", async () => {
  const aws = await start({ faults: [{ service: "sts", effect: { kind: "slow", milliseconds: 3_600_000 } }] });
  const waiting = fetch(aws.url).catch(() => "broken off");
  await fetch(`${aws.url}/container/credentials`);
  await aws.close();
  expect(await waiting).toBe("broken off");
});

it("misdates answers and goes by the right time itself", async () => {
  const aws = await start({ faults: [{ effect: { kind: "clock-skew", seconds: -7200 } }] });
  aws.setClock(new Date("2031-05-06T07:08:09Z"));
  expect((await fetch(aws.url)).headers.get("date")).toBe("Tue, 06 May 2031 05:08:09 GMT");
});

it("has spent the MFA code when the answer breaks off, and not when it was throttled", async () => {
  const aws = await start();
  const sts = client(aws, keysOf("maria"));
  const ask = () => sts.send(new GetSessionTokenCommand({ SerialNumber: mariaDevice, TokenCode: aws.totp(mariaDevice) }));
  aws.faults.set({ effect: { kind: "throttle" }, times: 1 }, { effect: { kind: "drop", at: "middle" }, times: 1 });
  expect(await refusalOf(ask())).toMatchObject({ code: "Throttling" });
  await expect(ask()).rejects.toThrow();
  expect(await refusalOf(ask())).toMatchObject({ message: expect.stringContaining("invalid MFA one time pass code") });
});

describe("rules", () => {
  const throttled = (rule: Omit<FaultRule, "effect">): FaultRule => ({ ...rule, effect: { kind: "throttle" } });

  it.each([
    { name: "every call", rule: throttled({}), struck: [true, true, true] },
    { name: "the next two calls", rule: throttled({ times: 2 }), struck: [true, true, false] },
    { name: "the call after the next", rule: throttled({ after: 1, times: 1 }), struck: [false, true, false] },
    { name: "one operation", rule: throttled({ operation: "GetCallerIdentity" }), struck: [true, true, true] },
    { name: "another operation", rule: throttled({ operation: "AssumeRole" }), struck: [false, false, false] },
    { name: "another service", rule: throttled({ service: "instance-metadata" }), struck: [false, false, false] },
  ])("strike $name", async ({ rule, struck }) => {
    const aws = await start({ faults: [rule] });
    for (const _ of struck) await identify(aws).catch(() => undefined);
    expect(aws.calls().map((call) => call.fault !== undefined)).toEqual(struck);
  });

  it("strike in turn", async () => {
    const aws = await start();
    aws.faults.set(throttled({ times: 1 }), { effect: { kind: "server-error" }, operation: "AssumeRole" });
    const assume = () =>
      client(aws, keysOf("alice")).send(new AssumeRoleCommand({ RoleArn: role("ReadOnly"), RoleSessionName: "s1" }));
    expect(await refusalOf(assume())).toMatchObject({ code: "Throttling" });
    expect(await refusalOf(assume())).toMatchObject({ code: "InternalFailure" });
    aws.faults.clear();
    await expect(assume()).resolves.toBeDefined();
  });
});
