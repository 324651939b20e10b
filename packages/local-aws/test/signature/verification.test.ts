import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import type { LocalAws } from "../../src/index.ts";
import { signatureOf } from "../../src/signature/signature.ts";
import { formatBasicTimestamp } from "../../src/signature/timestamp.ts";
import { client, keysOf, refusalOf, role, start } from "../local-world.ts";

const invalidToken = "The security token included in the request is invalid.";
const mismatch =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing " +
  "method. Consult the service documentation for details.";

it.each([
  { name: "a wrong secret", keys: { secretAccessKey: "wrong" }, code: "SignatureDoesNotMatch", message: mismatch },
  { name: "an unknown key", keys: { accessKeyId: "AKIAUNKNOWN22EXAMPLE" }, code: "InvalidClientTokenId", message: invalidToken },
  { name: "a token with a long-term key", keys: { sessionToken: "x" }, code: "InvalidClientTokenId", message: invalidToken },
])("refuses $name", async ({ keys, code, message }) => {
  const aws = await start();
  const sts = client(aws, { ...keysOf("alice"), ...keys });
  expect(await refusalOf(sts.send(new GetCallerIdentityCommand({})))).toEqual({ code, status: 403, message });
});

it("refuses an inactive key like an unknown one", async () => {
  const aws = await start();
  aws.setKeyActive(keysOf("alice").accessKeyId, false);
  const call = client(aws, keysOf("alice")).send(new GetCallerIdentityCommand({}));
  expect(await refusalOf(call)).toEqual({ code: "InvalidClientTokenId", status: 403, message: invalidToken });
  aws.setKeyActive(keysOf("alice").accessKeyId, true);
  await expect(client(aws, keysOf("alice")).send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
});

it.each([
  { name: "a region that is none", region: "nowhere", code: "SignatureDoesNotMatch" },
  { name: "a region of another partition", region: "cn-north-1", code: "InvalidClientTokenId" },
])("refuses $name", async ({ region, code }) => {
  const aws = await start();
  const call = client(aws, keysOf("alice"), region).send(new GetCallerIdentityCommand({}));
  expect(await refusalOf(call)).toMatchObject({ code, status: 403 });
});

it.each([
  { name: "16 minutes slow", minutes: 16, text: /^Signature expired: \d{8}T\d{6}Z is now earlier than .* - 15 min\.\)$/ },
  {
    name: "16 minutes fast",
    minutes: -16,
    text: /^Signature not yet current: \d{8}T\d{6}Z is still later than .* \+ 15 min\.\)$/,
  },
])("refuses a clock that is $name, and tells the right time", async ({ minutes, text }) => {
  const aws = await start();
  aws.advance(minutes * 60);
  const sts = client(aws, keysOf("alice"));
  const refusal = await refusalOf(sts.send(new GetCallerIdentityCommand({})));
  expect(refusal).toMatchObject({ code: "SignatureDoesNotMatch", status: 403, message: expect.stringMatching(text) });
  // The SDK has learnt the difference from the Date header.
  await expect(sts.send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
});

it("accepts a clock that is 14 minutes slow", async () => {
  const aws = await start();
  aws.advance(14 * 60);
  await expect(client(aws, keysOf("alice")).send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
});

interface Raw {
  readonly scope?: { date?: string; region?: string; service?: string; terminator?: string };
  readonly headers?: Record<string, string>;
  readonly signedHeaders?: readonly string[];
  readonly authorization?: (written: string) => string | undefined;
}

/** A GET signed by hand, so that one part of it can be wrong. */
async function send(aws: LocalAws, raw: Raw): Promise<{ status: number; text: string }> {
  const { accessKeyId, secretAccessKey } = keysOf("alice");
  const signedAt = formatBasicTimestamp(aws.now());
  const { terminator = "aws4_request", ...changed } = raw.scope ?? {};
  const scope = { date: signedAt.slice(0, 8), region: "eu-central-1", service: "sts", ...changed };
  const query = "Action=GetCallerIdentity&Version=2011-06-15";
  const headers = { "x-amz-date": signedAt, ...raw.headers };
  const signedHeaders = raw.signedHeaders ?? ["host", "x-amz-date"];
  const request = {
    method: "GET",
    path: "/",
    query,
    headers: [...Object.entries(headers), ["host", new URL(aws.url).host] as [string, string]],
    body: Buffer.alloc(0),
  };
  const signature = signatureOf(request, { signedHeaders, signedAt: headers["x-amz-date"], scope }, secretAccessKey);
  const credential = `${accessKeyId}/${scope.date}/${scope.region}/${scope.service}/${terminator}`;
  const written = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders.join(";")}, Signature=${signature}`;
  const authorization = raw.authorization === undefined ? written : raw.authorization(written);
  const response = await fetch(`${aws.url}/?${query}`, {
    headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
  });
  return { status: response.status, text: await response.text() };
}

it("accepts a GET signed by hand", async () => {
  const aws = await start();
  const { status, text } = await send(aws, {});
  expect(status).toBe(200);
  expect(text).toContain("<Arn>arn:aws:iam::111122223333:user/alice</Arn>");
});

it.each<Raw & { name: string; status: number; code: string; message: string }>([
  {
    name: "no signature",
    authorization: () => undefined,
    status: 403,
    code: "MissingAuthenticationToken",
    message: "Request is missing Authentication Token",
  },
  {
    name: "a signature without signed headers",
    authorization: (written) => written.replace(/SignedHeaders=[^,]+, /, ""),
    status: 400,
    code: "IncompleteSignature",
    message: "Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256",
  },
  {
    name: "another algorithm",
    authorization: (written) => written.replace("SHA256", "SHA1"),
    status: 400,
    code: "IncompleteSignature",
    message: "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1' (only AWS4-HMAC-SHA256 for now). ",
  },
  {
    name: "a date of another form",
    headers: { "x-amz-date": "today" },
    status: 400,
    code: "IncompleteSignature",
    message: "Date must be in ISO-8601 'basic format'. Got 'today'. See http://en.wikipedia.org/wiki/ISO_8601",
  },
  {
    name: "an unsigned host",
    signedHeaders: ["x-amz-date"],
    status: 403,
    code: "SignatureDoesNotMatch",
    message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
  },
  {
    name: "an unsigned header of Amazon's",
    headers: { "x-amz-extra": "1" },
    status: 403,
    code: "SignatureDoesNotMatch",
    message: "'x-amz-extra' must be a 'SignedHeader' in the AWS Authorization.",
  },
  {
    name: "another service's scope",
    scope: { service: "iam" },
    status: 403,
    code: "SignatureDoesNotMatch",
    message: "Credential should be scoped to correct service: 'sts'. ",
  },
  {
    name: "another terminator",
    scope: { terminator: "aws5_request" },
    status: 403,
    code: "SignatureDoesNotMatch",
    message: "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. ",
  },
])("refuses $name", async ({ status, code, message, ...raw }) => {
  const answer = await send(await start(), raw);
  expect(answer).toMatchObject({ status, text: expect.stringContaining(`<Code>${code}</Code>`) });
  const unescaped = answer.text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  expect(unescaped).toContain(`<Message>${message}</Message>`);
});

it("refuses a scope of another day", async () => {
  const { status, text } = await send(await start(), { scope: { date: "20150830" } });
  expect(status).toBe(403);
  expect(text).toMatch(/Date in Credential scope does not match YYYYMMDD .* '20150830' != '\d{8}'/);
});

it("knows a body that was changed on the way", async () => {
  const aws = await start();
  const sts = client(aws, keysOf("alice"));
  sts.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { body: string };
      request.body = request.body.replace("session-a", "session-b");
      return next(args);
    },
    { step: "finalizeRequest", priority: "low" },
  );
  const call = sts.send(new AssumeRoleCommand({ RoleArn: role("ReadOnly"), RoleSessionName: "session-a" }));
  expect(await refusalOf(call)).toMatchObject({ code: "SignatureDoesNotMatch", message: mismatch });
});

it("accepts a presigned URL", async () => {
  const aws = await start();
  const { accessKeyId, secretAccessKey } = keysOf("alice");
  const signedAt = formatBasicTimestamp(aws.now());
  const scope = { date: signedAt.slice(0, 8), region: "eu-central-1", service: "sts" };
  const query = new URLSearchParams({
    Action: "GetCallerIdentity",
    Version: "2011-06-15",
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": `${accessKeyId}/${scope.date}/eu-central-1/sts/aws4_request`,
    "X-Amz-Date": signedAt,
    "X-Amz-Expires": "60",
    "X-Amz-SignedHeaders": "host",
  }).toString();
  const headers = [["host", new URL(aws.url).host]] as const;
  const request = { method: "GET", path: "/", query, headers, body: Buffer.alloc(0) };
  const signature = signatureOf(request, { signedHeaders: ["host"], signedAt, scope }, secretAccessKey);
  const response = await fetch(`${aws.url}/?${query}&X-Amz-Signature=${signature}`);
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining("user/alice")]);
});
