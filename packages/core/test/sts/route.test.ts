import { writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { type LocalAws, type LocalProxy, startLocalAws, startProxy } from "@aws-temp/local-aws";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Endpoint } from "../../src/plan/plan.ts";
import { getCallerIdentity } from "../../src/sts/get-caller-identity.ts";
import type { StsDeps } from "../../src/sts/sts-deps.ts";
import { temporaryFolder } from "../temp-folder.ts";
import { alice, depsOf, endpointAt, failureOf } from "./local-sts.ts";

/** Local AWS shows a certificate for whatever host it is asked for, so a proxy can play the real endpoints. */
describe("the way to STS", () => {
  let aws: LocalAws;
  let plain: LocalAws;
  let proxy: LocalProxy;
  beforeAll(async () => {
    aws = await startLocalAws({ tls: true });
    plain = await startLocalAws();
    proxy = await startProxy({ upstream: aws.url });
  });
  afterEach(() => {
    aws.clearCalls();
    plain.clearCalls();
  });
  afterAll(() => Promise.all([proxy.close(), aws.close(), plain.close()]));

  const ask = (endpoint: Endpoint, told: Partial<StsDeps> = {}) =>
    getCallerIdentity({ credentials: alice, endpoint, profile: "dev" }, depsOf(aws, told));
  const trusted = (told: Partial<Endpoint> = {}) => endpointAt(undefined, { caBundle: aws.caFile, ...told });
  const startedProxy = async (options: Parameters<typeof startProxy>[0]) => {
    const started = await startProxy(options);
    onTestFinished(() => started.close());
    return started;
  };

  describe("leads to AWS's own endpoints", () => {
    const cn = { region: "cn-north-1", partition: "aws-cn" } as const;
    it.each([
      { name: "of the region", told: {}, host: "sts.eu-west-1.amazonaws.com", region: "eu-west-1" },
      {
        name: "by FIPS",
        told: { region: "us-east-2", fips: true },
        host: "sts-fips.us-east-2.amazonaws.com",
        region: "us-east-2",
      },
      { name: "by dual stack", told: { dualStack: true }, host: "sts.eu-west-1.api.aws", region: "eu-west-1" },
      { name: "of China", told: cn, host: "sts.cn-north-1.amazonaws.com.cn", region: "cn-north-1" },
      {
        name: "of GovCloud by FIPS",
        told: { region: "us-gov-west-1", partition: "aws-us-gov" as const, fips: true },
        host: "sts.us-gov-west-1.amazonaws.com",
        region: "us-gov-west-1",
      },
      {
        name: "of the European sovereign cloud",
        told: { region: "eusc-de-east-1", partition: "aws-eusc" as const },
        host: "sts.eusc-de-east-1.amazonaws.eu",
        region: "eusc-de-east-1",
      },
      {
        name: "of the whole world, for an old region that is told to",
        told: { legacyGlobal: true },
        host: "sts.amazonaws.com",
        region: "us-east-1",
      },
      {
        name: "of the region, for a new region that is told to",
        told: { region: "eu-south-1", legacyGlobal: true },
        host: "sts.eu-south-1.amazonaws.com",
        region: "eu-south-1",
      },
      { name: "of the whole world, by name", told: { region: "aws-global" }, host: "sts.amazonaws.com", region: "us-east-1" },
      {
        name: "of a region that no one has heard of",
        told: { region: "us-moon-1" },
        host: "sts.us-moon-1.amazonaws.com",
        region: "us-moon-1",
      },
    ])("$name", async ({ told, host, region }) => {
      const before = proxy.requests().length;
      // Alice's keys are unknown outside her partition; where the call went is what counts.
      await ask(trusted(told), { environment: { HTTPS_PROXY: proxy.url } }).catch(() => undefined);
      expect(proxy.requests().slice(before)).toEqual([{ method: "CONNECT", target: `${host}:443`, outcome: "forwarded" }]);
      expect(aws.calls()).toMatchObject([{ host, region }]);
    });
  });

  it.each([
    {
      name: "FIPS with a custom endpoint",
      endpoint: endpointAt("http://127.0.0.1:9", { fips: true }),
      code: "PROFILE_CONFLICT",
      says: /FIPS/,
    },
    {
      name: "dual stack with a custom endpoint",
      endpoint: endpointAt("http://127.0.0.1:9", { dualStack: true }),
      code: "PROFILE_CONFLICT",
      says: /dual stack/,
    },
    {
      name: "an endpoint without a scheme",
      endpoint: endpointAt("localhost:4566"),
      code: "INVALID_VALUE",
      says: /localhost:4566/,
    },
    { name: "an endpoint that is no address", endpoint: endpointAt("what?"), code: "INVALID_VALUE", says: /what\?/ },
    {
      name: "a region that is no host name",
      endpoint: endpointAt(undefined, { region: "eu west/1" }),
      code: "INVALID_VALUE",
      says: /eu west\/1/,
    },
  ])("refuses $name before the call", async ({ endpoint, code, says }) => {
    const error = await failureOf(ask(endpoint));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(says);
    expect(error.data.profile).toBe("dev");
  });

  describe("with TLS", () => {
    it("trusts the CA bundle", async () => {
      expect((await ask(trusted({ url: aws.url }))).accountId).toBe("111122223333");
    });

    it("does not trust an unknown authority", async () => {
      const error = await failureOf(ask(endpointAt(aws.url)));
      expect(error.code).toBe("TLS_UNTRUSTED");
      expect(error.hints).toContainEqual(expect.stringContaining("ca_bundle in profile dev"));
      expect(aws.calls()).toEqual([]);
    });

    it("does not trust what the bundle does not hold", async () => {
      const other = await startLocalAws({ tls: true });
      onTestFinished(() => other.close());
      const error = await failureOf(ask(endpointAt(other.url, { caBundle: aws.caFile })));
      expect(error.code).toBe("TLS_UNTRUSTED");
      expect(error.hints).toContainEqual(expect.stringContaining(aws.caFile ?? "no file"));
    });

    it("does not trust an unknown authority behind a proxy", async () => {
      const error = await failureOf(ask(endpointAt(undefined), { environment: { HTTPS_PROXY: proxy.url } }));
      expect(error.code).toBe("TLS_UNTRUSTED");
    });

    it("says when the endpoint speaks plain HTTP", async () => {
      const error = await failureOf(ask(trusted({ url: plain.url.replace("http:", "https:") })));
      expect(error.code).toBe("NETWORK_UNREACHABLE");
      expect(error.hints).toContainEqual(expect.stringContaining("http://"));
    });

    it.each([
      { name: "is missing", content: undefined, code: "FILE_UNREADABLE", says: /does not exist/ },
      { name: "holds no certificate", content: "-----BEGIN PRIVATE KEY-----\n", code: "INVALID_VALUE", says: /PEM/ },
    ])("says that the CA bundle $name", async ({ content, code, says }) => {
      const file = join(await temporaryFolder(), "ca.pem");
      if (content !== undefined) {
        await writeFile(file, content);
      }
      const error = await failureOf(ask(endpointAt(aws.url, { caBundle: file })));
      expect(error).toMatchObject({ code, data: { profile: "dev", file } });
      expect(error.message).toMatch(says);
    });
  });

  describe("through a proxy", () => {
    it("goes by HTTP_PROXY to a plain endpoint", async () => {
      const forward = await startedProxy({ upstream: plain.url });
      await ask(endpointAt("http://sts.internal.example"), { environment: { HTTP_PROXY: forward.url } });
      expect(forward.requests()).toMatchObject([
        { method: "POST", target: "http://sts.internal.example/", outcome: "forwarded" },
      ]);
    });

    it("goes directly where NO_PROXY says so", async () => {
      const environment = { HTTP_PROXY: "http://127.0.0.1:1", NO_PROXY: "127.0.0.1" };
      expect((await ask(endpointAt(plain.url), { environment })).accountId).toBe("111122223333");
    });

    it("gives the proxy its password, and no one else", async () => {
      const locked = await startedProxy({ upstream: aws.url, requireAuth: { username: "me", password: "p@ss/word" } });
      const address = locked.url.replace("//", "//me:p%40ss%2Fword@");
      await ask(trusted(), { environment: { HTTPS_PROXY: address } });
      expect(locked.requests()).toMatchObject([{ outcome: "forwarded" }]);
    });

    it.each([
      { name: "a tunnel", url: undefined, variable: "HTTPS_PROXY" },
      { name: "a plain request", url: "http://sts.internal.example", variable: "HTTP_PROXY" },
    ])("says that the proxy wants another password for $name", async ({ url, variable }) => {
      const locked = await startedProxy({ upstream: aws.url, requireAuth: { username: "me", password: "right" } });
      const environment = { [variable]: locked.url.replace("//", "//me:wrong-password@") };
      const error = await failureOf(ask(trusted({ url }), { environment }), "wrong-password");
      expect(error.code).toBe("PROXY_FAILED");
      expect(error.message).toContain(`127.0.0.1:${locked.port}`);
      expect(error.hints).toContainEqual(expect.stringContaining("USER:PASSWORD"));
    });

    it("says that the proxy does not lead there", async () => {
      const closed = await startedProxy({});
      const error = await failureOf(ask(trusted(), { environment: { HTTPS_PROXY: closed.url } }));
      expect(error.code).toBe("PROXY_FAILED");
      expect(error.message).toContain("502");
    });

    it.each([
      { name: "a tunnel", url: undefined, variable: "HTTPS_PROXY" },
      { name: "a plain request", url: "http://sts.internal.example", variable: "HTTP_PROXY" },
    ])("says that the proxy is not there for $name", async ({ url, variable }) => {
      const gone = await startProxy();
      await gone.close();
      const error = await failureOf(ask(trusted({ url }), { environment: { [variable]: gone.url } }));
      expect(error.code).toBe("PROXY_FAILED");
      expect(error.message).toMatch(/refused/);
    });

    it("says that the proxy hangs up", async () => {
      const rude = createServer((socket) => socket.once("data", () => socket.end())).listen(0, "127.0.0.1");
      onTestFinished(() => void rude.close());
      await new Promise((resolve) => rude.once("listening", resolve));
      const url = `http://127.0.0.1:${(rude.address() as AddressInfo).port}`;
      expect((await failureOf(ask(trusted(), { environment: { HTTPS_PROXY: url } }))).code).toBe("PROXY_FAILED");
    });

    it.each([
      { name: "of a kind that is not supported", proxy: "socks5://user:secret-word@127.0.0.1:1080" },
      { name: "that is no address", proxy: "http://user:secret-word@:::" },
    ])("refuses a proxy $name", async ({ proxy: named }) => {
      const error = await failureOf(ask(trusted(), { environment: { HTTPS_PROXY: named } }), "secret-word");
      expect(error.code).toBe("PROXY_FAILED");
    });
  });
});
