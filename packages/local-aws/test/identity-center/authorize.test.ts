import { CreateTokenCommand, type CreateTokenRequest } from "@aws-sdk/client-sso-oidc";
import { describe, expect, it } from "vitest";
import type { LocalAws, LocalAwsOptions } from "../../src/index.ts";
import { start } from "../local-world.ts";
import {
  authorizeUrl,
  callback,
  deviceClient,
  oauthRefusal,
  oidc,
  pkceClient,
  type Registered,
  redirectOf,
  register,
  signIn,
} from "./sso-client.ts";

const open = (url: string) => fetch(url, { redirect: "manual" });

async function approvedCode(options: LocalAwsOptions = {}) {
  const aws = await start({ signIn: "automatic", ...options });
  const client = await register(aws, pkceClient);
  const { url, verifier } = authorizeUrl(aws, client);
  const redirect = await redirectOf(await open(url));
  return { aws, client, redirect, code: redirect.searchParams.get("code") ?? "", codeVerifier: verifier };
}

function redeem(aws: LocalAws, client: Registered, request: Partial<CreateTokenRequest>) {
  return oidc(aws).send(
    new CreateTokenCommand({ ...client, grantType: "authorization_code", redirectUri: callback, ...request }),
  );
}

it("comes back with a code and the state, and gives a token for it once", async () => {
  const { aws, client, redirect, code, codeVerifier } = await approvedCode();
  expect(redirect.href.startsWith(`${callback}?`)).toBe(true);
  expect([...redirect.searchParams.keys()].sort()).toEqual(["code", "state"]);
  expect(redirect.searchParams.get("state")).toBe("the-state");
  expect(await redeem(aws, client, { code, codeVerifier })).toMatchObject({
    accessToken: expect.stringMatching(/^aoa/),
    refreshToken: expect.stringMatching(/^aor/),
    tokenType: "Bearer",
    expiresIn: 3600,
  });
  expect(await oauthRefusal(redeem(aws, client, { code, codeVerifier }))).toMatchObject({ name: "InvalidGrantException" });
});

it("denies by itself", async () => {
  const aws = await start({ signIn: "denied" });
  const redirect = await redirectOf(await open(authorizeUrl(aws, await register(aws, pkceClient)).url));
  expect(Object.fromEntries(redirect.searchParams)).toEqual({
    error: "access_denied",
    error_description: "The user denied the request",
    state: "the-state",
  });
});

it.each<{ name: string; request: Partial<CreateTokenRequest>; code: string }>([
  { name: "another verifier", request: { codeVerifier: "x".repeat(43) }, code: "InvalidGrantException" },
  { name: "a verifier that is too short", request: { codeVerifier: "x".repeat(42) }, code: "InvalidRequestException" },
  { name: "no verifier", request: { codeVerifier: "" }, code: "InvalidRequestException" },
  {
    name: "the redirect without its port",
    request: { redirectUri: "http://127.0.0.1/oauth/callback" },
    code: "InvalidGrantException",
  },
  {
    name: "the redirect with another port",
    request: { redirectUri: "http://127.0.0.1:54322/oauth/callback" },
    code: "InvalidGrantException",
  },
  { name: "another code", request: { code: "wrong" }, code: "InvalidGrantException" },
  { name: "a grant that it was not registered for", request: { grantType: "password" }, code: "UnsupportedGrantTypeException" },
])("refuses $name", async ({ request, code: refusal }) => {
  const { aws, client, code, codeVerifier } = await approvedCode();
  expect(await oauthRefusal(redeem(aws, client, { code, codeVerifier, ...request }))).toMatchObject({
    name: refusal,
    status: 400,
  });
});

it("spends a code on a failed attempt, too", async () => {
  const { aws, client, code, codeVerifier } = await approvedCode();
  await redeem(aws, client, { code, codeVerifier: "x".repeat(43) }).catch(() => undefined);
  expect(await oauthRefusal(redeem(aws, client, { code, codeVerifier }))).toMatchObject({ name: "InvalidGrantException" });
});

it("takes a code from its own client alone, and for ten minutes", async () => {
  const { aws, code, codeVerifier } = await approvedCode();
  const other = await register(aws, pkceClient);
  expect(await oauthRefusal(redeem(aws, other, { code, codeVerifier }))).toMatchObject({ name: "InvalidGrantException" });
  const late = await approvedCode();
  late.aws.advance(600);
  const call = redeem(late.aws, late.client, { code: late.code, codeVerifier: late.codeVerifier });
  expect(await oauthRefusal(call)).toMatchObject({ name: "InvalidGrantException" });
});

describe("tells by the redirect", () => {
  it.each([
    { name: "another response type", change: { response_type: "token" }, error: "unsupported_response_type" },
    { name: "a plain challenge", change: { code_challenge_method: "plain" }, error: "invalid_request" },
    { name: "the other service's name of the method", change: { code_challenge_method: "SHA-256" }, error: "invalid_request" },
    { name: "a padded challenge", change: { code_challenge: `${"x".repeat(43)}=` }, error: "invalid_request" },
    { name: "no challenge", change: { code_challenge: undefined }, error: "invalid_request" },
    { name: "no state", change: { state: undefined }, error: "invalid_request" },
    {
      name: "OAuth's own name for the scopes",
      change: { scopes: undefined, scope: "sso:account:access" },
      error: "invalid_scope",
    },
    { name: "a scope that was not registered", change: { scopes: "codewhisperer:completions" }, error: "invalid_scope" },
  ])("$name", async ({ change, error }) => {
    const aws = await start();
    const { url } = authorizeUrl(aws, await register(aws, pkceClient), change);
    const redirect = await redirectOf(await open(url));
    expect(redirect.searchParams.get("error")).toBe(error);
    expect(redirect.searchParams.get("state")).toBe("state" in change ? null : "the-state");
    expect(aws.calls().at(-1)).toMatchObject({ operation: "Authorize", status: 303, code: error });
  });
});

describe("sends nothing anywhere", () => {
  it.each([
    { name: "for an unknown client", change: { client_id: "wrong" } },
    { name: "to another path", change: { redirect_uri: "http://127.0.0.1:54321/callback" } },
    { name: "to localhost", change: { redirect_uri: "http://localhost:54321/oauth/callback" } },
    { name: "to another host", change: { redirect_uri: "https://evil.example/oauth/callback" } },
    { name: "to nowhere", change: { redirect_uri: undefined } },
  ])("$name", async ({ change }) => {
    const aws = await start({ signIn: "automatic" });
    const answer = await open(authorizeUrl(aws, await register(aws, pkceClient), change).url);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("location")).toBeNull();
    expect(await answer.text()).toContain("This sign-in cannot go on");
  });

  it("for a client of device codes", async () => {
    const aws = await start({ signIn: "automatic" });
    expect((await open(authorizeUrl(aws, await register(aws, deviceClient)).url)).status).toBe(400);
  });
});

describe("the page", () => {
  it("answers for itself once", async () => {
    const aws = await start();
    const { url } = authorizeUrl(aws, await register(aws, pkceClient));
    const ticket = /name="ticket" value="([^"]+)"/.exec(await (await open(url)).text())?.[1] ?? "";
    const form = new URLSearchParams({ ticket, decision: "approve", identity: "alice@acme.example" });
    const answer = () => fetch(`${aws.url}/authorize`, { method: "POST", body: form, redirect: "manual" });
    expect((await redirectOf(await answer())).searchParams.get("code")).toMatch(/./);
    expect((await answer()).status).toBe(400);
  });

  it.each([
    { name: "no ticket", form: { decision: "approve", identity: "alice@acme.example" } },
    { name: "a made-up ticket", form: { ticket: "x", decision: "approve", identity: "alice@acme.example" } },
  ])("takes no answer with $name", async ({ form }) => {
    const aws = await start();
    const body = new URLSearchParams(form);
    expect((await fetch(`${aws.url}/authorize`, { method: "POST", body, redirect: "manual" })).status).toBe(400);
  });
});

it("logs no code, token, verifier or secret", async () => {
  const { aws, client, code, codeVerifier } = await approvedCode();
  const { accessToken = "", refreshToken = "" } = await redeem(aws, client, { code, codeVerifier });
  const signedIn = await signIn(aws);
  const text = JSON.stringify(aws.calls());
  const secrets = [code, codeVerifier, client.clientSecret, accessToken, refreshToken, signedIn.accessToken, "the-state"];
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(
    aws.calls().map(({ operation, parameters }) => [operation, parameters["grantType"] ?? parameters["grant_type"]]),
  ).toEqual([
    ["RegisterClient", undefined],
    ["Authorize", undefined],
    ["CreateToken", "authorization_code"],
    ["RegisterClient", undefined],
    ["StartDeviceAuthorization", undefined],
    ["CreateToken", "urn:ietf:params:oauth:grant-type:device_code"],
  ]);
  expect(aws.calls()[2]?.parameters).toMatchObject({ clientId: client.clientId, redirectUri: callback, code: "[redacted]" });
});
