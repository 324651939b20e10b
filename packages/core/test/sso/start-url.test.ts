import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { findProgram, requireTool, runProcess, toolOf } from "@aws-temp/testkit";
import { describe, expect, it, onTestFinished, type TestContext } from "vitest";
import { resolveStartUrl } from "../../src/sso/sign-in/resolve-start-url.ts";
import { isOwnedByAws, isVanityUrl, judgeRedirect, regionOfHost } from "../../src/sso/sign-in/start-url.ts";
import type { SsoDeps } from "../../src/sso/sso-deps.ts";
import { plainEndpoint, type SsoSession } from "../../src/sso/sso-session.ts";
import { temporaryFolder } from "../temp-folder.ts";
import { failureOf } from "./local-identity-center.ts";

const portal = "https://ssoins-1234567890abcdef.portal.eu-central-1.app.aws";

describe("a host", () => {
  it.each([
    "d-1234567890.awsapps.com",
    "acme.awsapps.com",
    "start.awsapps.cn",
    "ssoins-1.portal.eu-central-1.app.aws",
    "ssoins-1.us-east-1.portal.amazonaws.com",
    "ssoins-1.cn-north-1.portal.amazonaws.com.cn",
    "ssoins-1.eusc-de-east-1.portal.amazonaws.eu",
    "identitycenter.amazonaws.com",
    "ACME.AWSAPPS.COM.",
  ])("%s is AWS's own", (host) => {
    expect(isOwnedByAws(host)).toBe(true);
  });

  it.each([
    "aws.acme.example",
    "awsapps.com.evil.example",
    "evilawsapps.com",
    "app.aws.evil.example",
    "amazonaws.com",
    "x.amazonaws.com",
    "",
  ])("%s is not", (host) => {
    expect(isOwnedByAws(host)).toBe(false);
    expect(isVanityUrl(`https://${host}/start`)).toBe(true);
  });

  it.each([
    { host: "ssoins-1.portal.eu-central-1.app.aws", region: "eu-central-1" },
    { host: "ssoins-1.us-east-1.portal.amazonaws.com", region: "us-east-1" },
    { host: "ssoins-1.cn-north-1.portal.amazonaws.com.cn", region: "cn-north-1" },
    { host: "ssoins-1.eusc-de-east-1.portal.amazonaws.eu", region: "eusc-de-east-1" },
    { host: "d-1234567890.awsapps.com", region: undefined },
  ])("$host names the region $region", ({ host, region }) => {
    expect(regionOfHost(host)).toBe(region);
  });
});

describe("judgeRedirect", () => {
  const vanity = "https://aws.acme.example/start";
  it.each([
    { name: "takes the region from the host", to: `${portal}/`, startUrl: portal, region: "eu-central-1" },
    {
      name: "keeps the configured region where the host has none",
      to: "https://acme.awsapps.com/start/#/",
      startUrl: "https://acme.awsapps.com/start",
      region: "us-west-2",
    },
    { name: "drops what a portal adds", to: `${portal}/start?from=x#/`, startUrl: `${portal}/start`, region: "eu-central-1" },
  ])("$name", ({ to, startUrl, region }) => {
    expect(judgeRedirect(vanity, to, "us-west-2")).toEqual({ startUrl, region });
  });

  it.each([
    { name: "someone else's host", to: "https://evil.example/start" },
    { name: "a host that only looks like AWS's", to: "https://acme.awsapps.com.evil.example/" },
    { name: "AWS without TLS", to: "http://acme.awsapps.com/start" },
    { name: "itself", to: "/login" },
    { name: "no address", to: "https://" },
    { name: "nothing", to: undefined },
  ])("refuses $name", ({ to }) => {
    expect(() => judgeRedirect(vanity, to, "us-west-2")).toThrow(expect.objectContaining({ code: "INVALID_VALUE" }));
  });
});

/** A web server of the organisation's own, with a certificate that the session's CA bundle trusts. */
async function organisation(context: TestContext, answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const openssl = requireTool(toolOf("openssl", await findProgram("openssl"), ["linux", "darwin"]), context);
  const folder = await temporaryFolder();
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const made = await runProcess(openssl, [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"],
    ...["-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", cert],
  ]);
  expect(made.status, made.stderr).toBe(0);
  const asked: string[] = [];
  const server = createServer({ key: await readFile(key), cert: await readFile(cert) }, (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  }).listen(0, "localhost");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const startUrl = `https://localhost:${(server.address() as AddressInfo).port}/start?a=b`;
  return { session: sessionOf(startUrl, { ...plainEndpoint, caBundle: cert }), asked };
}

function sessionOf(startUrl: string, endpoint = plainEndpoint): SsoSession {
  return { name: "acme", startUrl, region: "us-west-2", scopes: [], endpoint };
}

const deps = { environment: {} } as SsoDeps;
const resolve = (session: SsoSession) => resolveStartUrl({ session, profile: "dev" }, deps);
const to = (location: string) => (_: IncomingMessage, response: ServerResponse) => response.writeHead(302, { location }).end();

describe("resolveStartUrl", () => {
  it("asks the organisation once where its address leads", async (context) => {
    const { session, asked } = await organisation(context, to(portal));
    expect(await resolve(session)).toEqual({ startUrl: portal, region: "eu-central-1" });
    expect(asked).toEqual(["HEAD /start?a=b"]);
  });

  it.for([405, 501])("asks with GET a server that answers %d to HEAD", async (status, context) => {
    const { session, asked } = await organisation(context, (request, response) =>
      request.method === "HEAD" ? response.writeHead(status).end() : to(portal)(request, response),
    );
    expect(await resolve(session)).toMatchObject({ startUrl: portal });
    expect(asked).toEqual(["HEAD /start?a=b", "GET /start?a=b"]);
  });

  it("takes the redirect of a page of any size", async (context) => {
    const { session } = await organisation(context, (request, response) => {
      if (request.method === "HEAD") return response.writeHead(405).end();
      return response.writeHead(302, { location: `${portal}/` }).end("x".repeat(4 * 1024 * 1024));
    });
    expect(await resolve(session)).toMatchObject({ startUrl: portal });
  });

  it("refuses an address that leads nowhere", async (context) => {
    const { session } = await organisation(context, (_, response) => response.end("welcome"));
    const error = await failureOf(resolve(session));
    expect(error.code).toBe("INVALID_VALUE");
    expect(error.hints.join()).toContain("sso_start_url");
  });

  it("says that the certificate is not trusted", async (context) => {
    const { session } = await organisation(context, to(portal));
    expect((await failureOf(resolve(sessionOf(session.startUrl)))).code).toBe("TLS_UNTRUSTED");
  });

  it.each([
    { name: "no TLS", startUrl: "http://aws.acme.example/start" },
    { name: "no address", startUrl: "acme" },
  ])("refuses an address with $name", async ({ startUrl }) => {
    expect((await failureOf(resolve(sessionOf(startUrl)))).code).toBe("INVALID_VALUE");
  });

  it("asks no one about an address of AWS's own, or beside a custom endpoint", async () => {
    const startUrl = "https://acme.awsapps.com/start";
    expect(await resolve(sessionOf(startUrl))).toEqual({ startUrl, region: "us-west-2" });
    const custom = sessionOf("http://127.0.0.1:1/start", { ...plainEndpoint, oidcUrl: "http://127.0.0.1:1" });
    expect(await resolve(custom)).toEqual({ startUrl: custom.startUrl, region: "us-west-2" });
  });
});
