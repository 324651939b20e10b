import { startLocalAws, startProxy } from "@aws-temp/local-aws";
import { expect, it, onTestFinished } from "vitest";
import { ssoCredentials } from "../../src/sso/sso-credentials.ts";
import { plainEndpoint } from "../../src/sso/sso-session.ts";
import { acme, failureOf, sourceOf, ssoTest } from "./local-identity-center.ts";

/** Local AWS shows a certificate for whatever host it is asked for, so a proxy can play the real endpoints. */
it.each([
  {
    name: "of the region",
    region: "eu-west-1",
    told: {},
    hosts: ["oidc.eu-west-1.amazonaws.com", "portal.sso.eu-west-1.amazonaws.com"],
  },
  {
    name: "of China",
    region: "cn-north-1",
    told: {},
    hosts: ["oidc.cn-north-1.amazonaws.com.cn", "portal.sso.cn-north-1.amazonaws.com.cn"],
  },
  {
    name: "of GovCloud",
    region: "us-gov-west-1",
    told: {},
    hosts: ["oidc.us-gov-west-1.amazonaws.com", "portal.sso.us-gov-west-1.amazonaws.com"],
  },
  {
    name: "of the European sovereign cloud",
    region: "eusc-de-east-1",
    told: {},
    hosts: ["oidc.eusc-de-east-1.amazonaws.eu", "portal.sso.eusc-de-east-1.amazonaws.eu"],
  },
  {
    name: "by dual stack",
    region: "eu-west-1",
    told: { dualStack: true },
    hosts: ["oidc.eu-west-1.api.aws", "portal.sso.eu-west-1.api.aws"],
  },
])("leads to AWS's own hosts $name, the authorize page too", async ({ region, told, hosts }) => {
  const identityCenter = {
    startUrl: acme,
    region,
    permissionSets: [{ name: "ReadOnly" }],
    assignments: [{ account: "111122223333", role: "ReadOnly" }],
  };
  const aws = await startLocalAws({ tls: true, signIn: "automatic", identityCenter });
  const proxy = await startProxy({ upstream: aws.url });
  onTestFinished(async () => {
    await proxy.close();
    await aws.close();
  });
  const endpoint = { ...plainEndpoint, ...told, caBundle: aws.caFile };
  const opened: string[] = [];
  const test = await ssoTest({
    session: { region, endpoint },
    deps: { environment: { HTTPS_PROXY: proxy.url, DISPLAY: ":0" }, clock: () => aws.now() },
    ui: {
      open: async (url) => {
        opened.push(new URL(url).host);
        return false;
      },
    },
  });
  const credentials = await ssoCredentials({ source: sourceOf(test.session), mode: "sign-in" }, test.deps);
  expect(credentials.accessKeyId).toMatch(/^ASIA/);
  expect(new Set(proxy.requests().map(({ target }) => target))).toEqual(new Set(hosts.map((host) => `${host}:443`)));
  expect(opened[0]).toBe(hosts[0]);
});

it.each([
  { name: "a region that is none", session: { region: "eu west 1" }, code: "INVALID_VALUE" },
  { name: "an address that is none", session: { endpoint: { ...plainEndpoint, oidcUrl: "oidc" } }, code: "INVALID_VALUE" },
  {
    name: "FIPS beside a custom address",
    session: { endpoint: { ...plainEndpoint, oidcUrl: "http://127.0.0.1:1", fips: true } },
    code: "PROFILE_CONFLICT",
  },
  {
    name: "a CA bundle that is not there",
    session: { endpoint: { ...plainEndpoint, caBundle: "/nowhere/ca.pem" } },
    code: "FILE_UNREADABLE",
  },
])("refuses $name before anyone is asked", async ({ session, code }) => {
  const test = await ssoTest({ session });
  const error = await failureOf(ssoCredentials({ source: sourceOf(test.session), mode: "sign-in" }, test.deps));
  expect(error.code).toBe(code);
  expect(test.notices).toEqual([]);
});
