import { RegisterClientCommand, type RegisterClientRequest } from "@aws-sdk/client-sso-oidc";
import { describe, expect, it } from "vitest";
import { standardWorld } from "../../src/index.ts";
import { start } from "../local-world.ts";
import { deviceClient, deviceGrant, oauthRefusal, oidc, pkceClient, register, startDevice } from "./sso-client.ts";

it("gives a client for ninety days, and no endpoints", async () => {
  const aws = await start();
  const answer = await oidc(aws).send(new RegisterClientCommand(deviceClient));
  const now = Math.floor(aws.now() / 1000);
  expect(answer).toMatchObject({
    clientId: expect.stringMatching(/^[\w-]{20,}$/),
    clientSecret: expect.stringMatching(/^[\w-]{100,}$/),
    clientIdIssuedAt: now,
    clientSecretExpiresAt: now + 90 * 86_400,
  });
  expect(answer.authorizationEndpoint).toBeUndefined();
});

it.each<{ name: string; client: RegisterClientRequest }>([
  { name: "a client for device codes", client: deviceClient },
  { name: "one that says so", client: { ...deviceClient, grantTypes: [deviceGrant, "refresh_token"] } },
  { name: "one for the authorization code", client: pkceClient },
  { name: "a redirect with a port", client: { ...pkceClient, redirectUris: ["http://127.0.0.1:8400/oauth/callback"] } },
  { name: "a redirect over IPv6", client: { ...pkceClient, redirectUris: ["http://[::1]/oauth/callback"] } },
  { name: "an issuer written as the portal shows it", client: { ...pkceClient, issuerUrl: "https://acme.awsapps.com/start/#/" } },
  { name: "a scope of another application", client: { ...deviceClient, scopes: ["codewhisperer:completions"] } },
  { name: "no scope for device codes", client: { clientName: "old", clientType: "public" } },
])("registers $name", async ({ client }) => {
  const aws = await start();
  expect(await register(aws, client)).toEqual({ clientId: expect.any(String), clientSecret: expect.any(String) });
});

const { redirectUris: _, ...withoutRedirects } = pkceClient;
const { issuerUrl: __, ...withoutIssuer } = pkceClient;

it.each<{ name: string; client: RegisterClientRequest; code: string }>([
  { name: "no name", client: { ...deviceClient, clientName: "" }, code: "InvalidRequestException" },
  {
    name: "a confidential client",
    client: { ...deviceClient, clientType: "confidential" },
    code: "InvalidClientMetadataException",
  },
  {
    name: "both grants of a sign-in",
    client: { ...pkceClient, grantTypes: ["authorization_code", deviceGrant, "refresh_token"] },
    code: "InvalidClientMetadataException",
  },
  { name: "an unknown grant", client: { ...deviceClient, grantTypes: ["password"] }, code: "UnsupportedGrantTypeException" },
  { name: "an unknown scope", client: { ...deviceClient, scopes: ["openid"] }, code: "InvalidScopeException" },
  { name: "PKCE without scopes", client: { ...pkceClient, scopes: [] }, code: "InvalidScopeException" },
  { name: "PKCE without a redirect", client: withoutRedirects, code: "InvalidRedirectUriException" },
  { name: "PKCE without an issuer", client: withoutIssuer, code: "InvalidRequestException" },
  {
    name: "another organisation's issuer",
    client: { ...pkceClient, issuerUrl: "https://other.awsapps.com/start" },
    code: "InvalidRequestException",
  },
  ...[
    "http://localhost/oauth/callback",
    "http://0.0.0.0/oauth/callback",
    "https://127.0.0.1/oauth/callback",
    "http://127.0.0.1/callback",
    "http://127.0.0.1/oauth/callback?next=x",
    "http://user@127.0.0.1/oauth/callback",
    "http://example.com/oauth/callback",
    "oauth/callback",
  ].map((uri) => ({
    name: `the redirect ${uri}`,
    client: { ...pkceClient, redirectUris: [uri] },
    code: "InvalidRedirectUriException",
  })),
])("refuses $name", async ({ client, code }) => {
  const aws = await start();
  const refusal = await oauthRefusal(oidc(aws).send(new RegisterClientCommand(client)));
  expect(refusal).toMatchObject({ name: code, status: 400, description: expect.stringMatching(/./) });
  expect(aws.calls()).toMatchObject([{ service: "sso-oidc", operation: "RegisterClient", status: 400, code }]);
});

describe("an instance", () => {
  const instance = standardWorld.identityCenter;

  it("from before PKCE registers no client for it", async () => {
    const aws = await start({ identityCenter: { ...instance, pkce: "never" } });
    const call = oidc(aws).send(new RegisterClientCommand(pkceClient));
    expect(await oauthRefusal(call)).toMatchObject({ name: "UnsupportedGrantTypeException" });
    await expect(register(aws, deviceClient)).resolves.toBeDefined();
  });

  it("may register one without scopes", async () => {
    const aws = await start({ identityCenter: { ...instance, pkce: "always" } });
    await expect(register(aws, { ...pkceClient, scopes: [] })).resolves.toBeDefined();
  });
});

it.each([
  { name: "another secret", change: { clientSecret: "wrong" } },
  { name: "an unknown client", change: { clientId: "wrong" } },
])("takes no call with $name", async ({ change }) => {
  const aws = await start();
  const client = await register(aws);
  expect(await oauthRefusal(startDevice(aws, { ...client, ...change }))).toMatchObject({
    name: "InvalidClientException",
    error: "invalid_client",
    status: 401,
  });
});

it("forgets a client when its time is over", async () => {
  const aws = await start({ identityCenter: { ...standardWorld.identityCenter, registrationLifetime: 60 } });
  const client = await register(aws);
  aws.advance(59);
  await expect(startDevice(aws, client)).resolves.toBeDefined();
  aws.advance(1);
  expect(await oauthRefusal(startDevice(aws, client))).toMatchObject({ name: "InvalidClientException" });
});

it("forgets all clients when told to", async () => {
  const aws = await start();
  const client = await register(aws);
  aws.identityCenter.expireClients();
  expect(await oauthRefusal(startDevice(aws, client))).toMatchObject({ name: "InvalidClientException" });
});

it.each([
  { name: "no JSON", method: "POST", body: "{", status: 400, error: "invalid_request" },
  { name: "a list", method: "POST", body: "[]", status: 400, error: "invalid_request" },
  { name: "a number for a name", method: "POST", body: '{"clientName":1}', status: 400, error: "invalid_request" },
  {
    name: "a text for a list",
    method: "POST",
    status: 400,
    error: "invalid_request",
    body: '{"clientName":"a","clientType":"public","scopes":"a"}',
  },
  { name: "another method", method: "PUT", body: "{}", status: 405, error: "method_not_allowed" },
])("answers $name in its own form", async ({ method, body, status, error }) => {
  const aws = await start();
  const answer = await fetch(`${aws.url}/client/register`, { method, body });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("x-amzn-errortype")).toMatch(
    /^\w+Exception:http:\/\/internal\.amazon\.com\/coral\/com\.amazonaws\.sso\.oidc\/$/,
  );
  expect(await answer.json()).toEqual({ error, error_description: expect.any(String) });
});
