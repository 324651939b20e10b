import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type LocalAws, startLocalAws } from "@aws-temp/local-aws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Environment } from "../../src/ports/environment.ts";
import { containerCredentials } from "../../src/sources/metadata/container.ts";
import { isContainerAddressAllowed } from "../../src/sources/metadata/container-address.ts";
import { temporaryFolder } from "../temp-folder.ts";
import { answeringServer } from "./answering-server.ts";
import { noon, revealed } from "./source-profile.ts";

const answer = {
  AccessKeyId: "ASIA1",
  SecretAccessKey: "canary-secret",
  Token: "canary-token",
  Expiration: "2026-11-20T13:00:00Z",
};

function ask(uri: string, environment: Environment = {}) {
  return containerCredentials({ kind: "container", profile: "task", uri }, { environment, clock: () => noon });
}

describe("containerCredentials", () => {
  let aws: LocalAws;
  beforeAll(async () => {
    const roleArn = "arn:aws:iam::111122223333:role/Task";
    aws = await startLocalAws({ metadata: { container: { roleArn, authorizationToken: "pod token/1" } }, clock: () => noon });
  });
  afterAll(() => aws.close());

  it("asks the container's endpoint", async () => {
    const uri = `${aws.url}/container/credentials`;
    const found = await ask(uri, { AWS_CONTAINER_AUTHORIZATION_TOKEN: "pod token/1" });
    expect(found).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/), accountId: "111122223333" });
    expect(found.expiration?.getTime()).toBeGreaterThan(noon);
  });

  it("reads the token's file again each time, before the variable", async () => {
    const file = join(await temporaryFolder(), "token");
    const environment = { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file, AWS_CONTAINER_AUTHORIZATION_TOKEN: "other" };
    const server = await answeringServer((_, response) => response.end(JSON.stringify(answer)));
    await writeFile(file, "first");
    await ask(server.url, environment);
    await writeFile(file, "second");
    await ask(server.url, environment);
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual(["first", "second"]);
  });

  it("takes all that the endpoint gives, and asks no proxy", async () => {
    const server = await answeringServer((_, response) => response.end(JSON.stringify({ ...answer, AccountId: "111122223333" })));
    expect(revealed(await ask(`${server.url}/v2/credentials?id=7`, { HTTP_PROXY: "http://127.0.0.1:1" }))).toEqual({
      id: "ASIA1",
      secret: "canary-secret",
      token: "canary-token",
      expiration: "2026-11-20T13:00:00.000Z",
      account: "111122223333",
    });
    expect(server.asked).toMatchObject([
      { method: "GET", path: "/v2/credentials?id=7", headers: { accept: "application/json" } },
    ]);
    expect(server.asked[0]?.headers).not.toHaveProperty("authorization");
  });

  it.each([
    { name: "server errors", fail: 500 },
    { name: "throttling", fail: 429 },
  ])("tries again after $name", async ({ fail }) => {
    const server = await answeringServer((_, response, count) => {
      response.statusCode = count < 3 ? fail : 200;
      response.end(JSON.stringify(count < 3 ? {} : answer));
    });
    expect((await ask(server.url)).accessKeyId).toBe("ASIA1");
    expect(server.asked).toHaveLength(3);
  });

  it.each([
    {
      name: "a wrong token",
      status: 401,
      body: { code: "Unauthorized", message: "Wrong token." },
      says: /401 \(Unauthorized: Wrong token\.\)/,
      hint: /TOKEN_FILE/,
    },
    {
      name: "a refusal in capitals",
      status: 400,
      body: { Code: "NoTask", Message: "No task." },
      says: /400 \(NoTask: No task\.\)/,
      hint: /role/,
    },
    { name: "a missing path", status: 404, body: "<html>", says: /HTTP 404\./, hint: /RELATIVE_URI/ },
    { name: "a page", status: 200, body: "<html>", says: /not JSON/, hint: /RELATIVE_URI/ },
    { name: "a redirect", status: 302, body: {}, says: /302/, hint: /RELATIVE_URI/ },
    {
      name: "no AccessKeyId",
      status: 200,
      body: { ...answer, AccessKeyId: 7 },
      says: /without a valid AccessKeyId/,
      hint: /address/,
    },
    {
      name: "no SecretAccessKey",
      status: 200,
      body: { ...answer, SecretAccessKey: "" },
      says: /without a valid SecretAccessKey/,
      hint: /address/,
    },
    { name: "no Token", status: 200, body: { ...answer, Token: undefined }, says: /without a valid Token/, hint: /address/ },
    {
      name: "no Expiration",
      status: 200,
      body: { ...answer, Expiration: "soon" },
      says: /without a valid Expiration/,
      hint: /address/,
    },
  ])("refuses $name", async ({ status, body, says, hint }) => {
    const server = await answeringServer((_, response) => {
      response.statusCode = status;
      response.setHeader("location", "/elsewhere");
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
    const error = await ask(server.url).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: "SOURCE_FAILED", message: expect.stringMatching(says), data: { profile: "task" } });
    expect(error).toMatchObject({ hints: expect.arrayContaining([expect.stringMatching(hint)]) });
    expect(String(error) + JSON.stringify(error)).not.toContain("canary");
    expect(server.asked).toHaveLength(1);
  });

  it("refuses expired credentials", async () => {
    const body = JSON.stringify({ ...answer, Expiration: "2026-11-20T11:00:00Z" });
    const server = await answeringServer((_, response) => response.end(body));
    await expect(ask(server.url)).rejects.toMatchObject({ code: "KEYS_EXPIRED", message: expect.stringMatching(/1 h ago/) });
  });

  it("refuses an endless answer", async () => {
    const server = await answeringServer((_, response) => response.end("x".repeat(100_000)));
    await expect(ask(server.url)).rejects.toMatchObject({
      code: "SOURCE_FAILED",
      message: `The container's credentials endpoint ${server.url}/ sent more than 64 KiB.`,
    });
    expect(server.asked).toHaveLength(1);
  });

  it("says that no one answers", async () => {
    const server = await answeringServer((_, response) => response.destroy());
    await expect(ask(server.url)).rejects.toMatchObject({ code: "NETWORK_UNREACHABLE", data: { profile: "task" } });
    expect(server.asked).toHaveLength(3);
  });

  it.each([
    { name: "a line break", content: "token\n", says: /line break/ },
    { name: "nothing", content: "", says: /is empty/ },
    { name: "no file", content: undefined, says: /does not exist/ },
  ])("refuses a token file with $name", async ({ content, says }) => {
    const file = join(await temporaryFolder(), "token");
    if (content !== undefined) {
      await writeFile(file, content);
    }
    const call = ask("http://127.0.0.1:9/", { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file });
    await expect(call).rejects.toMatchObject({ code: "SOURCE_FAILED", message: expect.stringMatching(says), data: { file } });
  });

  it.each([
    { name: "an address elsewhere", uri: "http://192.0.2.1/creds", says: /http:\/\/192\.0\.2\.1: with http/ },
    { name: "what is no address", uri: "creds", says: /“creds” is not an address/ },
  ])("does not ask at $name", async ({ uri, says }) => {
    await expect(ask(uri)).rejects.toMatchObject({ code: "SOURCE_FAILED", message: expect.stringMatching(says) });
  });
});

describe("isContainerAddressAllowed", () => {
  it.each([
    { address: "http://169.254.170.2/x", allowed: true },
    { address: "http://169.254.170.23/x", allowed: true },
    { address: "http://[fd00:ec2::23]/x", allowed: true },
    { address: "http://127.8.9.10:80/x", allowed: true },
    { address: "http://[::1]/x", allowed: true },
    { address: "http://localhost:9000/x", allowed: true },
    { address: "https://credentials.example/x", allowed: true },
    { address: "http://credentials.example/x", allowed: false },
    { address: "http://localhost.example/x", allowed: false },
    { address: "http://169.254.169.254/x", allowed: false },
    { address: "http://10.0.0.1/x", allowed: false },
    { address: "http://[fd00:ec2::24]/x", allowed: false },
    { address: "ftp://127.0.0.1/x", allowed: false },
  ])("$address: $allowed", ({ address, allowed }) => {
    expect(isContainerAddressAllowed(new URL(address))).toBe(allowed);
  });
});
