import { type LocalAws, startLocalAws } from "@aws-temp/local-aws";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Environment } from "../../src/ports/environment.ts";
import { type InstanceSource, instanceCredentials } from "../../src/sources/metadata/instance.ts";
import { type Asked, answeringServer } from "./answering-server.ts";
import { noon, revealed } from "./source-profile.ts";

const roleArn = "arn:aws:iam::111122223333:role/Instance";
const document = {
  Code: "Success",
  Type: "AWS-HMAC",
  AccessKeyId: "ASIA1",
  SecretAccessKey: "canary-secret",
  Token: "canary-token",
  Expiration: "2026-11-20T13:00:00Z",
};

function ask(uri: string, told: Partial<InstanceSource> = {}, environment: Environment = {}) {
  const source = { kind: "instance", profile: "box", uri, v1Allowed: true, timeoutSeconds: 1, attempts: 1, ...told } as const;
  return instanceCredentials(source, { environment, clock: () => noon });
}

/** A metadata service as scripted: what it answers to the request for a token, and to those for the role and its credentials. */
function service(answers: { token?: [number, string]; role?: [number, string]; credentials?: [number, unknown] }) {
  const { token = [200, "tok"], role = [200, "Box\n"], credentials = [200, document] } = answers;
  const answerTo = ({ path }: Asked): [number, unknown] =>
    path === "/latest/api/token" ? token : path === "/latest/meta-data/iam/security-credentials/" ? role : credentials;
  return answeringServer((asked, response) => {
    const [status, body] = answerTo(asked);
    response.statusCode = status;
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
}

describe("instanceCredentials", () => {
  let aws: LocalAws;
  beforeAll(async () => {
    aws = await startLocalAws({ metadata: { instance: { roleArn, allowV1: false } }, clock: () => noon });
  });
  afterEach(() => {
    aws.faults.clear();
    aws.clearCalls();
  });
  afterAll(() => aws.close());

  it("asks with a token of IMDSv2", async () => {
    const found = await ask(aws.url, { v1Allowed: false });
    expect(found).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) });
    expect(found.expiration?.getTime()).toBeGreaterThan(noon);
    expect(aws.calls().map(({ operation, status }) => [operation, status])).toEqual([
      ["PutToken", 200],
      ["GetRoleName", 200],
      ["GetCredentials", 200],
    ]);
  });

  it("takes what the service gives, with the token it gave, and asks no proxy", async () => {
    const { url, asked } = await service({});
    expect(revealed(await ask(url, {}, { HTTP_PROXY: "http://127.0.0.1:1" }))).toEqual({
      id: "ASIA1",
      secret: "canary-secret",
      token: "canary-token",
      expiration: "2026-11-20T13:00:00.000Z",
      account: undefined,
    });
    expect(asked).toMatchObject([
      { method: "PUT", path: "/latest/api/token", headers: { "x-aws-ec2-metadata-token-ttl-seconds": "21600" } },
      { method: "GET", path: "/latest/meta-data/iam/security-credentials/", headers: { "x-aws-ec2-metadata-token": "tok" } },
      { method: "GET", path: "/latest/meta-data/iam/security-credentials/Box", headers: { "x-aws-ec2-metadata-token": "tok" } },
    ]);
  });

  it("gets another token when the first is refused", async () => {
    const { url, asked } = await answeringServer(({ path, headers }, response) => {
      const tokens = asked.filter((each) => each.method === "PUT").length;
      const fresh = headers["x-aws-ec2-metadata-token"] === "tok2";
      response.statusCode = path === "/latest/api/token" || fresh ? 200 : 401;
      response.end(path === "/latest/api/token" ? `tok${tokens}` : path?.endsWith("Box") ? JSON.stringify(document) : "Box");
    });
    expect((await ask(url)).accessKeyId).toBe("ASIA1");
    expect(asked.map(({ method }) => method)).toEqual(["PUT", "GET", "PUT", "GET", "GET"]);
  });

  it.each([403, 404, 405])("falls back to IMDSv1 after a %i, where that is allowed", async (status) => {
    const { url, asked } = await service({ token: [status, ""] });
    expect((await ask(url)).accessKeyId).toBe("ASIA1");
    expect(asked.at(-1)?.headers).not.toHaveProperty("x-aws-ec2-metadata-token");
    await expect(ask(url, { v1Allowed: false })).rejects.toMatchObject({
      code: "SOURCE_FAILED",
      hints: [expect.stringContaining("ec2_metadata_v1_disabled")],
    });
  });

  it("falls back to IMDSv1 when the request for a token gets no answer", async () => {
    const { url } = await answeringServer(({ method, path }, response) => {
      if (method !== "PUT") {
        response.end(path?.endsWith("Box") ? JSON.stringify(document) : "Box");
      }
    });
    expect((await ask(url, { timeoutSeconds: 0.1 })).accessKeyId).toBe("ASIA1");
    await expect(ask(url, { timeoutSeconds: 0.1, v1Allowed: false })).rejects.toMatchObject({ code: "NETWORK_UNREACHABLE" });
  });

  it("does not fall back after a 400", async () => {
    const { url, asked } = await service({ token: [400, ""] });
    await expect(ask(url)).rejects.toMatchObject({ code: "SOURCE_FAILED", message: expect.stringContaining("400") });
    expect(asked).toHaveLength(1);
  });

  it("tries as often as it is told", async () => {
    aws.faults.set({ service: "instance-metadata", times: 2, effect: { kind: "server-error" } });
    expect((await ask(aws.url, { attempts: 3 })).accessKeyId).toMatch(/^ASIA/);
    aws.faults.set({ service: "instance-metadata", effect: { kind: "drop", at: "start" } });
    aws.clearCalls();
    await expect(ask(aws.url, { attempts: 2 })).rejects.toMatchObject({ code: "NETWORK_UNREACHABLE" });
    expect(aws.calls()).toHaveLength(2);
  });

  const failure = { Code: "AssumeRoleUnauthorizedAccess", Message: "EC2 cannot assume the role Box." };
  it.each([
    { name: "no role", answers: { role: [404, ""] as [number, string] }, code: "NO_CREDENTIALS", says: /No role is attached/ },
    {
      name: "an empty list of roles",
      answers: { role: [200, "\n"] as [number, string] },
      code: "NO_CREDENTIALS",
      says: /No role/,
    },
    {
      name: "a page for a token",
      answers: { token: [200, "<p>hello there"] as [number, string] },
      code: "SOURCE_FAILED",
      says: /is not a token/,
    },
    {
      name: "a token without end",
      answers: { token: [200, "x".repeat(100_000)] as [number, string] },
      code: "SOURCE_FAILED",
      says: /^The EC2 metadata service http:\/\/127\.0\.0\.1:\d+ sent more than 64 KiB when asked for \/latest\/api\/token\.$/,
    },
    {
      name: "JSON for a role",
      answers: { role: [200, '{"canary":1}'] as [number, string] },
      code: "SOURCE_FAILED",
      says: /is not a role's name/,
    },
    {
      name: "a role that EC2 may not assume",
      answers: { credentials: [200, failure] as [number, unknown] },
      code: "SOURCE_FAILED",
      says: /AssumeRoleUnauthorizedAccess: EC2 cannot assume/,
    },
    {
      name: "metadata that is switched off",
      answers: { role: [403, ""] as [number, string] },
      code: "SOURCE_FAILED",
      says: /HTTP 403/,
    },
    { name: "a page", answers: { credentials: [200, "<html>"] as [number, unknown] }, code: "SOURCE_FAILED", says: /not JSON/ },
    {
      name: "half an answer",
      answers: { credentials: [200, { ...document, Token: 1 }] as [number, unknown] },
      code: "SOURCE_FAILED",
      says: /without a valid Token/,
    },
    {
      name: "expired credentials",
      answers: { credentials: [200, { ...document, Expiration: "2026-11-20T06:00:00Z" }] as [number, unknown] },
      code: "KEYS_EXPIRED",
      says: /6 h ago/,
    },
  ])("explains $name", async ({ answers, code, says }) => {
    const { url } = await service(answers);
    const error = await ask(url).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code, message: expect.stringMatching(says), data: { profile: "box" } });
    expect(String(error) + JSON.stringify(error)).not.toContain("canary");
  });

  it("explains an instance whose role was removed", async () => {
    const broken = await startLocalAws({
      metadata: { instance: { roleArn, failure: { code: "InstanceProfileNotFound", message: "Gone." } } },
    });
    await expect(ask(broken.url).finally(() => broken.close())).rejects.toMatchObject({
      message: expect.stringContaining("InstanceProfileNotFound: Gone."),
    });
  });

  it("asks no one when metadata is switched off", async () => {
    const call = ask(aws.url, {}, { AWS_EC2_METADATA_DISABLED: "True" });
    await expect(call).rejects.toMatchObject({ code: "NO_CREDENTIALS" });
    expect(aws.calls()).toEqual([]);
  });

  it("says that no one answers", async () => {
    const gone = await startLocalAws();
    await gone.close();
    const error = ask(gone.url);
    await expect(error).rejects.toMatchObject({ code: "NETWORK_UNREACHABLE", message: expect.stringContaining("ECONNREFUSED") });
  });

  it("refuses an address that is none", async () => {
    await expect(ask("metadata.local")).rejects.toMatchObject({
      code: "SOURCE_FAILED",
      message: expect.stringContaining("metadata.local"),
    });
  });
});
