import { startLocalAws, startProxy } from "@aws-temp/local-aws";
import { expect, it } from "vitest";
import { reachSts } from "../../src/sts/reach-sts.ts";
import { endpointAt } from "./local-sts.ts";

const clock = Date.now;
const nowhere = "http://127.0.0.1:9";

it.each([
  { name: "right", seconds: 0 },
  { name: "behind", seconds: 4000 },
  { name: "ahead", seconds: -500 },
])("tells that this machine's clock is $name", async ({ seconds }) => {
  await using aws = Object.assign(await startLocalAws(), { [Symbol.asyncDispose]: () => aws.close() });
  aws.advance(seconds);
  const found = await reachSts({ endpoint: endpointAt(aws.url), profile: "dev" }, { environment: {}, clock });
  expect(found).toMatchObject({ endpoint: aws.url, proxy: undefined, error: undefined });
  expect(Math.abs((found.skewSeconds ?? Number.NaN) - seconds)).toBeLessThan(3);
});

it("goes through the proxy that the environment names", async () => {
  await using aws = Object.assign(await startLocalAws(), { [Symbol.asyncDispose]: () => aws.close() });
  await using proxy = Object.assign(await startProxy({ upstream: aws.url }), { [Symbol.asyncDispose]: () => proxy.close() });
  const environment = { HTTP_PROXY: proxy.url.replace("//", "//anna:canary-password@") };
  const found = await reachSts({ endpoint: endpointAt("http://sts.example"), profile: "dev" }, { environment, clock });
  expect(found).toMatchObject({ endpoint: "http://sts.example", proxy: new URL(proxy.url).host, error: undefined });
  expect(proxy.requests()).toHaveLength(1);
  expect(JSON.stringify(found)).not.toContain("canary");
});

it.each([
  { name: "no one listens", url: nowhere, environment: {}, code: "NETWORK_UNREACHABLE" },
  { name: "the proxy is not there", url: "http://sts.example", environment: { HTTP_PROXY: nowhere }, code: "PROXY_FAILED" },
])("tells when $name", async ({ url, environment, code }) => {
  const found = await reachSts({ endpoint: endpointAt(url), profile: "dev" }, { environment, clock });
  expect(found.error).toMatchObject({ code, hints: [expect.any(String)] });
  expect(found.skewSeconds).toBeUndefined();
});

it("tells when the certificate is not trusted, and trusts the bundle", async () => {
  await using aws = Object.assign(await startLocalAws({ tls: true }), { [Symbol.asyncDispose]: () => aws.close() });
  const look = (caBundle: string | undefined) =>
    reachSts({ endpoint: endpointAt(aws.url, { caBundle }), profile: "dev" }, { environment: {}, clock });
  expect((await look(undefined)).error).toMatchObject({ code: "TLS_UNTRUSTED" });
  expect((await look(aws.caFile)).error).toBeUndefined();
});

it("finds AWS's own addresses by the SDK's rules", async () => {
  const environment = { HTTPS_PROXY: nowhere };
  const look = async (told: object) =>
    (await reachSts({ endpoint: endpointAt(undefined, told), profile: "dev" }, { environment, clock })).endpoint;
  expect(await look({ region: "eu-west-1" })).toBe("https://sts.eu-west-1.amazonaws.com");
  expect(await look({ region: "us-east-1", legacyGlobal: true })).toBe("https://sts.amazonaws.com");
  expect(await look({ region: "us-west-2", fips: true })).toBe("https://sts-fips.us-west-2.amazonaws.com");
  expect(await look({ region: "cn-north-1" })).toBe("https://sts.cn-north-1.amazonaws.com.cn");
});
