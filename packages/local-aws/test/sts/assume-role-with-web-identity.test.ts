import { generateKeyPairSync } from "node:crypto";
import {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  GetCallerIdentityCommand,
} from "@aws-sdk/client-sts";
import { beforeAll, describe, expect, it } from "vitest";
import { type LocalAws, startLocalAws, type WebIdentityClaims } from "../../src/index.ts";
import { signToken } from "../../src/oidc/json-web-token.ts";
import { client, issued, keysOf, prod, refusalOf, role, start } from "../local-world.ts";

const sub = "repo:acme/shop:ref:refs/heads/main";
const provider = `arn:aws:iam::${prod}:oidc-provider/ci.example.com`;
const verificationKey =
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements";
const notJwt = "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)";
const notAuthorized = "Not authorized to perform sts:AssumeRoleWithWebIdentity";

// One instance for all: making the issuer's key takes a tenth of a second.
let aws: LocalAws;
beforeAll(async () => {
  const startedAt = Date.now();
  aws = await startLocalAws({ clock: () => startedAt });
  return () => aws.close();
});

const assume = (token: string, input: Partial<AssumeRoleWithWebIdentityCommandInput> = {}, target = aws) =>
  client(target, keysOf("alice")).send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn: role("Ci"), RoleSessionName: "job-7", WebIdentityToken: token, ...input }),
  );

it("issues credentials that work, to an unsigned request", async () => {
  aws.clearCalls();
  const answer = await assume(aws.mintWebIdentityToken({ sub }));
  expect(answer).toMatchObject({
    SubjectFromWebIdentityToken: sub,
    Audience: "sts.amazonaws.com",
    Provider: provider,
    AssumedRoleUser: { Arn: `arn:aws:sts::${prod}:assumed-role/Ci/job-7` },
  });
  expect(aws.calls()[0]).toMatchObject({ accessKeyId: undefined, parameters: { WebIdentityToken: "[redacted]" } });
  const identity = await client(aws, issued(answer)).send(new GetCallerIdentityCommand({}));
  expect(identity.Arn).toBe(`arn:aws:sts::${prod}:assumed-role/Ci/job-7`);
});

it.each<{ name: string; claims: WebIdentityClaims; code: string; status?: number; message: string | RegExp }>([
  {
    name: "another audience",
    claims: { sub, aud: "https://example.com" },
    code: "InvalidIdentityToken",
    message: "Incorrect token audience",
  },
  {
    name: "an unknown issuer",
    claims: { sub, claims: { iss: "https://other.example.com" } },
    code: "InvalidIdentityToken",
    message: "No OpenIDConnect provider found in your account for https://other.example.com",
  },
  {
    name: "a past end",
    claims: { sub, expiresIn: -1 },
    code: "ExpiredTokenException",
    message: /^Token expired: current date\/time \d+ must be before the expiration date\/time \d+$/,
  },
  {
    name: "a start in the future",
    claims: { sub, claims: { nbf: 4_000_000_000 } },
    code: "InvalidIdentityToken",
    message: "The ID Token provided is not yet valid",
  },
  {
    name: "no subject",
    claims: { sub, claims: { sub: undefined } },
    code: "InvalidIdentityToken",
    message: "Missing a required claim: sub",
  },
  {
    name: "a subject that the role does not trust",
    claims: { sub: "repo:evil/shop" },
    code: "AccessDenied",
    status: 403,
    message: notAuthorized,
  },
])("refuses a token with $name", async ({ claims, code, status = 400, message }) => {
  const refusal = await refusalOf(assume(aws.mintWebIdentityToken(claims)));
  expect(refusal).toEqual({ code, status, message: typeof message === "string" ? message : expect.stringMatching(message) });
});

describe("refuses", () => {
  const changed = (part: 0 | 1 | 2, change: (text: string) => string) =>
    aws
      .mintWebIdentityToken({ sub })
      .split(".")
      .map((text, index) => (index === part ? change(text) : text))
      .join(".");
  const rewritten = (part: 0 | 1, values: object) =>
    changed(part, (text) => {
      const decoded: object = JSON.parse(Buffer.from(text, "base64url").toString());
      return Buffer.from(JSON.stringify({ ...decoded, ...values })).toString("base64url");
    });

  it.each<{ name: string; token: () => string; message: string }>([
    { name: "what is no token", token: () => "gho_0123456789abcdef", message: notJwt },
    {
      name: "a token whose claims were changed",
      token: () => rewritten(1, { sub: "repo:acme/other" }),
      message: "Invalid token signature",
    },
    {
      name: "a token signed by another key",
      token: () => changed(2, (text) => (text.startsWith("A") ? `B${text.slice(1)}` : `A${text.slice(1)}`)),
      message: "Invalid token signature",
    },
    { name: "a token without algorithm", token: () => rewritten(0, { alg: "none" }), message: "Invalid token signature" },
    { name: "a token of an unknown key", token: () => rewritten(0, { kid: "other" }), message: verificationKey },
  ])("$name", async ({ token, message }) => {
    expect(await refusalOf(assume(token()))).toEqual({ code: "InvalidIdentityToken", status: 400, message });
  });

  it.each<{ name: string; input: Partial<AssumeRoleWithWebIdentityCommandInput>; code: string; message: string }>([
    { name: "a role that does not exist", input: { RoleArn: role("Nope") }, code: "AccessDenied", message: notAuthorized },
    { name: "a role that trusts others", input: { RoleArn: role("Admin") }, code: "AccessDenied", message: notAuthorized },
    {
      name: "more than the role's maximum",
      input: { DurationSeconds: 7201 },
      code: "ValidationError",
      message: "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    },
    {
      name: "a token of three characters",
      input: { WebIdentityToken: "a.b" },
      code: "ValidationError",
      message:
        "1 validation error detected: Value 'a.b' at 'webIdentityToken' failed to satisfy constraint: Member must have length greater than or equal to 4",
    },
    {
      name: "a policy of 2,049 characters",
      input: { Policy: " ".repeat(2049) },
      code: "ValidationError",
      message: `1 validation error detected: Value '${" ".repeat(2049)}' at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048`,
    },
  ])("$name", async ({ input, code, message }) => {
    expect(await refusalOf(assume(aws.mintWebIdentityToken({ sub }), input))).toMatchObject({ code, message });
  });
});

it("takes tags and source identity from the token, and asks for leave to set them", async () => {
  const claims = {
    "https://aws.amazon.com/tags": { principal_tags: { team: ["shop"] }, transitive_tag_keys: ["team"] },
  };
  const identity = { "https://aws.amazon.com/source_identity": "bot" };
  const tagged = await assume(aws.mintWebIdentityToken({ sub, claims }));
  expect(tagged.PackedPolicySize).toBeGreaterThan(0);
  const refused = await refusalOf(assume(aws.mintWebIdentityToken({ sub, claims: { ...claims, ...identity } })));
  expect(refused).toMatchObject({ code: "AccessDenied", message: notAuthorized });
});

describe("an issuer that others play", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const issuer = "https://issuer.example.org/tenant";
  const principals = [`arn:aws:iam::${prod}:oidc-provider/issuer.example.org/tenant`];
  const world = {
    oidcProviders: [
      { account: prod, issuer, audiences: ["app", "other"], jwks: [{ ...publicKey.export({ format: "jwk" }), kid: "k1" }] },
    ],
    roles: [{ arn: role("Web"), trust: [{ principals, audiences: ["app"] }] }],
  };
  const token = (own: LocalAws, header: object, claims: object) =>
    signToken(
      { alg: "RS256", kid: "k1", ...header },
      { iss: issuer, sub: "me", exp: Math.floor(own.now() / 1000) + 60, ...claims },
      privateKey,
    );

  it("is believed, and its keys are not ours to sign with", async () => {
    const own = await start(world);
    const answer = await assume(token(own, {}, { aud: ["third", "app"] }), { RoleArn: role("Web") }, own);
    expect(answer).toMatchObject({ Audience: "app", Provider: principals[0] });
    expect(() => own.mintWebIdentityToken({ sub: "me" })).toThrow("No OIDC provider");
  });

  it.each([
    { name: "for an audience that the role does not trust", header: {}, aud: "other", message: notAuthorized },
    { name: "of another algorithm", header: { alg: "HS256" }, aud: "app", message: "Invalid token signature" },
  ])("is refused a token $name", async ({ header, aud, message }) => {
    const own = await start(world);
    expect(await refusalOf(assume(token(own, header, { aud }), { RoleArn: role("Web") }, own))).toMatchObject({ message });
  });
});
