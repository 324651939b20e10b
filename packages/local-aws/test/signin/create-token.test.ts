import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { describe, expect, it, onTestFinished } from "vitest";
import type { LocalAws, LocalAwsOptions } from "../../src/index.ts";
import { client, prod, refusalOf, role, start } from "../local-world.ts";
import { alice, approvedCode, crossDevice, newKey, proofOf, refresh, sameDevice, signedIn, token } from "./signin-client.ts";

const invalidGrant = {
  status: 400,
  type: "ValidationException",
  document: {
    error: "INVALID_REQUEST",
    message: "The provided authorization grant is invalid, expired, revoked, or malformed",
  },
};
const denied = (error: string, status: number) => ({ status, type: "AccessDeniedException", document: { error } });
const claimsOf = (idToken = "") => JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString());

describe("a code", () => {
  it("gives fifteen minutes of credentials, a refresh token and who signed in", async () => {
    const aws = await start();
    const { accessToken, tokenType, expiresIn, refreshToken, idToken } = await signedIn(aws);
    expect({ tokenType, expiresIn }).toEqual({ tokenType: "aws_sigv4", expiresIn: 900 });
    expect(refreshToken.length).toBeLessThanOrEqual(2048);
    expect(claimsOf(idToken)).toMatchObject({ sub: alice, aud: sameDevice, iss: `${aws.url}/signin` });
    const { Arn } = await client(aws, accessToken).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(alice);
  });

  it("gives credentials that are temporary for STS, too", async () => {
    const aws = await start();
    const { accessToken } = await signedIn(aws);
    const sts = client(aws, accessToken);
    expect(await refusalOf(sts.send(new GetSessionTokenCommand({})))).toMatchObject({ code: "AccessDenied" });
    const long = { RoleArn: role("ReadOnly"), RoleSessionName: "s1", DurationSeconds: 3601 };
    expect(await refusalOf(sts.send(new AssumeRoleCommand(long)))).toMatchObject({ code: "ValidationError" });
    await expect(sts.send(new AssumeRoleCommand({ ...long, DurationSeconds: 3600 }))).resolves.toBeDefined();
  });

  it("may be of a role's session", async () => {
    const session = `arn:aws:sts::${prod}:assumed-role/Auditor/maria`;
    const aws = await start({ consoleSignIn: { principals: [session] } });
    const { accessToken, idToken } = await signedIn(aws);
    expect(claimsOf(idToken).sub).toBe(session);
    expect((await client(aws, accessToken).send(new GetCallerIdentityCommand({}))).Arn).toBe(session);
  });

  it.each<{ name: string; change: Record<string, string> }>([
    { name: "another code", change: { code: "wrong" } },
    { name: "another verifier", change: { codeVerifier: "x".repeat(43) } },
    { name: "another redirect", change: { redirectUri: "http://127.0.0.1:1/oauth/callback" } },
    { name: "another client", change: { clientId: crossDevice } },
  ])("is refused with $name", async ({ change }) => {
    const aws = await start();
    const body = { ...(await approvedCode(aws)), ...change };
    expect(await token(aws, body, proofOf(aws, newKey()))).toMatchObject(invalidGrant);
  });

  it("works once", async () => {
    const aws = await start();
    const body = await approvedCode(aws);
    await token(aws, body, proofOf(aws, newKey()));
    expect(await token(aws, body, proofOf(aws, newKey()))).toMatchObject(invalidGrant);
  });

  it("is too old after five minutes", async () => {
    const aws = await start();
    const body = await approvedCode(aws);
    aws.advance(300);
    expect(await token(aws, body, proofOf(aws, newKey()))).toMatchObject(denied("AUTHCODE_EXPIRED", 401));
  });
});

it.each([
  { name: "no JSON", body: "{", status: 400, type: null, error: "invalid_request" },
  { name: "no client", body: { grantType: "refresh_token" }, status: 400, type: "ValidationException", error: "INVALID_REQUEST" },
  {
    name: "another client",
    body: { clientId: "arn:aws:signin:::devtools/other", grantType: "refresh_token" },
    status: 400,
    type: "ValidationException",
    error: "INVALID_REQUEST",
  },
  {
    name: "another grant",
    body: { clientId: sameDevice, grantType: "password" },
    status: 400,
    type: null,
    error: "unsupported_grant_type",
  },
  {
    name: "OAuth's own names",
    body: { client_id: sameDevice, grant_type: "refresh_token", refresh_token: "x" },
    status: 400,
    type: "ValidationException",
    error: "INVALID_REQUEST",
  },
  {
    name: "no refresh token",
    body: { clientId: sameDevice, grantType: "refresh_token" },
    status: 400,
    type: "ValidationException",
    error: "INVALID_REQUEST",
  },
])("refuses $name", async ({ body, status, type, error }) => {
  const aws = await start();
  expect(await token(aws, body, proofOf(aws, newKey()))).toMatchObject({ status, type, document: { error } });
});

describe("a refresh token", () => {
  it("gives new credentials and another refresh token, and no id token", async () => {
    const aws = await start();
    const first = await signedIn(aws);
    const second = await refresh(aws, first.key, first.refreshToken);
    expect(second).toMatchObject({ status: 200, document: { tokenType: "aws_sigv4", expiresIn: 900 } });
    expect(second.document.idToken).toBeUndefined();
    expect(second.document.refreshToken).not.toBe(first.refreshToken);
    const third = await refresh(aws, first.key, second.document.refreshToken);
    expect((await client(aws, third.document.accessToken).send(new GetCallerIdentityCommand({}))).Arn).toBe(alice);
  });

  it("that comes again is answered the same while its credentials live, and no longer", async () => {
    const aws = await start();
    const { key, refreshToken } = await signedIn(aws);
    const second = await refresh(aws, key, refreshToken);
    aws.advance(800);
    const again = await refresh(aws, key, refreshToken);
    expect(again.document).toEqual({ ...second.document, expiresIn: expect.any(Number) });
    expect(again.document.expiresIn).toBeLessThanOrEqual(100);
    aws.advance(100);
    expect(await refresh(aws, key, refreshToken)).toMatchObject(invalidGrant);
  });

  it("that comes again can be refused at once, to find who uses one twice", async () => {
    const aws = await start({ consoleSignIn: { refreshReuse: "refuse" } });
    const { key, refreshToken } = await signedIn(aws);
    await refresh(aws, key, refreshToken);
    expect(await refresh(aws, key, refreshToken)).toMatchObject(invalidGrant);
  });

  it("is bound to the key", async () => {
    const aws = await start();
    const { key, refreshToken } = await signedIn(aws);
    expect(await refresh(aws, newKey(), refreshToken)).toMatchObject({
      status: 400,
      type: "ValidationException",
      document: { error: "INVALID_REQUEST", message: expect.stringContaining("key is not the one") },
    });
    expect(await refresh(aws, key, refreshToken)).toMatchObject({ status: 200 });
  });

  it("is bound to the client, and must be known", async () => {
    const aws = await start();
    const { key, refreshToken } = await signedIn(aws);
    const body = { clientId: crossDevice, grantType: "refresh_token", refreshToken };
    expect(await token(aws, body, proofOf(aws, key))).toMatchObject(invalidGrant);
    expect(await refresh(aws, key, "wrong")).toMatchObject(invalidGrant);
  });

  it.each<{ name: string; options?: LocalAwsOptions; act: (aws: LocalAws) => void; error: string; status: number }>([
    { name: "after twelve hours", act: (aws) => aws.advance(43_200), error: "TOKEN_EXPIRED", status: 401 },
    {
      name: "after as long as the world says",
      options: { consoleSignIn: { sessionLifetime: 1000 } },
      act: (aws) => aws.advance(1000),
      error: "TOKEN_EXPIRED",
      status: 401,
    },
    { name: "when told to", act: (aws) => aws.consoleSignIn.expireSessions(), error: "TOKEN_EXPIRED", status: 401 },
    {
      name: "after a change of the password",
      act: (aws) => aws.consoleSignIn.changePassword(alice),
      error: "USER_CREDENTIALS_CHANGED",
      status: 403,
    },
    {
      name: "when a policy denies it",
      act: (aws) => aws.updateUser(alice, { deny: ["signin:CreateOAuth2Token"] }),
      error: "INSUFFICIENT_PERMISSIONS",
      status: 403,
    },
  ])("is refused $name", async ({ options, act, error, status }) => {
    const aws = await start(options);
    const { key, refreshToken } = await signedIn(aws);
    act(aws);
    expect(await refresh(aws, key, refreshToken)).toMatchObject(denied(error, status));
  });

  it("works in a sign-in after the change of the password", async () => {
    const aws = await start();
    aws.consoleSignIn.changePassword(alice);
    const { key, refreshToken } = await signedIn(aws);
    expect(await refresh(aws, key, refreshToken)).toMatchObject({ status: 200 });
  });

  it("dies with the user", async () => {
    const aws = await start();
    const { key, refreshToken } = await signedIn(aws);
    aws.removeUser(alice);
    expect(await refresh(aws, key, refreshToken)).toMatchObject(invalidGrant);
  });

  it("gives no more time than the sign-in has", async () => {
    const aws = await start({ consoleSignIn: { sessionLifetime: 1000 } });
    const { key, refreshToken } = await signedIn(aws);
    aws.advance(700);
    const { document } = await refresh(aws, key, refreshToken);
    expect(document.expiresIn).toBe(300);
    const systemClockOffset = aws.now() - Date.now() + 300_000;
    aws.advance(300);
    const sts = new STSClient({
      endpoint: aws.url,
      region: "eu-central-1",
      credentials: document.accessToken,
      systemClockOffset,
    });
    onTestFinished(() => sts.destroy());
    expect(await refusalOf(sts.send(new GetCallerIdentityCommand({})))).toMatchObject({ code: "ExpiredToken" });
  });
});

it.each([
  { kind: "throttle", status: 429, type: "TooManyRequestsError", error: "rate_exceeded" },
  { kind: "server-error", status: 500, type: "InternalServerException", error: "server_error" },
] as const)("$kind is refused in its own form", async ({ kind, status, type, error }) => {
  const aws = await start();
  const { key, refreshToken } = await signedIn(aws);
  aws.faults.set({ service: "signin", operation: "CreateOAuth2Token", times: 1, effect: { kind } });
  expect(await refresh(aws, key, refreshToken)).toMatchObject({ status, type, document: { error } });
  expect(await refresh(aws, key, refreshToken)).toMatchObject({ status: 200 });
});

it("logs no code, token, verifier, proof or credential", async () => {
  const aws = await start();
  const body = await approvedCode(aws);
  const proof = proofOf(aws, newKey());
  const { document } = await token(aws, body, proof);
  const text = JSON.stringify(aws.calls());
  const { accessToken, refreshToken, idToken = "" } = document;
  for (const secret of [body.code, body.codeVerifier, proof, refreshToken, idToken, ...Object.values(accessToken).slice(1)]) {
    expect(text).not.toContain(secret);
  }
  expect(aws.calls()).toMatchObject([
    { service: "signin", operation: "Authorize", parameters: { client_id: sameDevice, scope: "openid" }, status: 303 },
    { service: "signin", operation: "CreateOAuth2Token", parameters: { grantType: "authorization_code" }, status: 200 },
  ]);
});

it("answers 405 to another method", async () => {
  const aws = await start();
  expect((await fetch(`${aws.url}/v1/token`)).status).toBe(405);
});
