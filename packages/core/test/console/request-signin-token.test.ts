import { type LocalAws, type LocalProxy, startLocalAws, startProxy } from "@aws-temp/local-aws";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { federationAddress } from "../../src/console/federation-address.ts";
import { requestSigninToken, type SigninTokenInput } from "../../src/console/request-signin-token.ts";
import type { Credentials } from "../../src/model/credentials.ts";
import { partitionOfRegion } from "../../src/model/partition.ts";
import { Secret } from "../../src/model/secret.ts";
import { assumeRole } from "../../src/sts/assume-role.ts";
import { alice, depsOf, endpointAt, failureOf, roleStep } from "../sts/local-sts.ts";

let aws: LocalAws;
let proxy: LocalProxy;
let credentials: Credentials;
beforeAll(async () => {
  aws = await startLocalAws({ tls: true });
  // Local AWS shows a certificate for whatever host it is asked for, so the proxy can lead AWS's own names to it.
  proxy = await startProxy({ upstream: aws.url });
  const endpoint = endpointAt(aws.url, { caBundle: aws.caFile });
  const step = roleStep(endpoint, "ReadOnly");
  ({ credentials } = await assumeRole({ step, credentials: alice, mfaCode: undefined }, depsOf(aws)));
  aws.clearCalls();
});
afterEach(() => {
  aws.faults.clear();
  aws.clearCalls();
});
afterAll(() => Promise.all([proxy.close(), aws.close()]));

const input = (region: string, told: Partial<SigninTokenInput> = {}): SigninTokenInput => ({
  address: federationAddress(partitionOfRegion(region), region, undefined),
  endpoint: { url: undefined, fips: false, dualStack: false, caBundle: aws.caFile },
  region,
  profile: "dev",
  credentials,
  kind: "role",
  consoleSession: false,
  sessionSeconds: undefined,
  ...told,
});

const ask = (told: SigninTokenInput, pauses: number[] = []) =>
  requestSigninToken(told, {
    environment: { HTTPS_PROXY: proxy.url },
    wait: async (ms) => void pauses.push(ms),
  });

describe("the way to the federation endpoint", () => {
  it.each([
    ["us-east-1", "signin.aws.amazon.com"],
    ["eu-west-1", "eu-west-1.signin.aws.amazon.com"],
    ["cn-north-1", "signin.amazonaws.cn"],
    ["us-gov-east-1", "us-gov-east-1.signin.amazonaws-us-gov.com"],
    ["eusc-de-east-1", "eusc-de-east-1.signin.amazonaws-eusc.eu"],
  ])("leads from %s through the proxy to %s, with the CA bundle", async (region, host) => {
    const token = await ask(input(region));
    expect(token.reveal()).toMatch(/^[\w-]{600,}$/);
    expect(`${token}`).toBe("[redacted]");
    expect(aws.calls()).toMatchObject([{ service: "federation", operation: "GetSigninToken", host, status: 200 }]);
  });

  it("is refused where the certificate is not known", async () => {
    const endpoint = { url: undefined, fips: false, dualStack: false, caBundle: undefined };
    const error = await failureOf(ask(input("eu-west-1", { endpoint })));
    expect(error).toMatchObject({ code: "TLS_UNTRUSTED", data: { profile: "dev" } });
  });
});

describe("what AWS answers", () => {
  it("is asked for again when it is busy or broken, a little later each time", async () => {
    const pauses: number[] = [];
    aws.faults.set({ operation: "GetSigninToken", times: 1, effect: { kind: "throttle" } });
    aws.faults.set({ operation: "GetSigninToken", times: 1, effect: { kind: "server-error" } });
    await ask(input("eu-west-1"), pauses);
    expect(pauses).toEqual([250, 500]);
  });

  it.each([
    { name: "too many requests", effect: { kind: "throttle" }, code: "THROTTLED" },
    { name: "errors of its own", effect: { kind: "server-error" }, code: "AWS_UNAVAILABLE" },
    { name: "nothing", effect: { kind: "drop", at: "start" }, code: "NETWORK_UNREACHABLE" },
  ] as const)("is given up after three times of $name", async ({ effect, code }) => {
    aws.faults.set({ operation: "GetSigninToken", effect });
    const error = await failureOf(ask(input("eu-west-1")), credentials.secretAccessKey.reveal());
    expect(error.code).toBe(code);
    expect(aws.calls()).toHaveLength(3);
  });

  it.each<{ name: string; told: Partial<SigninTokenInput>; hint: string }>([
    { name: "a duration", told: { sessionSeconds: 60 }, hint: "--session-duration" },
    { name: "a console sign-in's credentials", told: { sessionSeconds: 60, consoleSession: true }, hint: "open it there" },
    { name: "anything", told: { sessionSeconds: 60 }, hint: "--force" },
  ])("is a refusal of $name once, with what to try", async ({ told, hint }) => {
    const error = await failureOf(ask(input("eu-west-1", told)), credentials.secretAccessKey.reveal());
    expect(error).toMatchObject({ code: "AWS_REFUSED", hints: expect.arrayContaining([expect.stringContaining(hint)]) });
    expect(aws.calls()).toHaveLength(1);
  });

  it("is a refusal of long-term keys and of wrong ones", async () => {
    for (const wrong of [alice, { ...credentials, secretAccessKey: new Secret("canary-wrong") }]) {
      const error = await failureOf(ask(input("eu-west-1", { credentials: wrong })), wrong.secretAccessKey.reveal());
      expect(error.code).toBe("AWS_REFUSED");
    }
  });
});

it("does not take a custom address that is none", async () => {
  const endpoint = { url: "no address", fips: false, dualStack: false, caBundle: undefined };
  expect((await failureOf(ask(input("eu-west-1", { endpoint })))).code).toBe("INVALID_VALUE");
});
