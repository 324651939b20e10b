import { X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Agent, get } from "node:https";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, it, onTestFinished } from "vitest";
import { CertificateAuthority } from "../../src/tls/certificate-authority.ts";
import { keysOf, start } from "../local-world.ts";

async function identify(url: string, ca: Buffer | undefined): Promise<string | undefined> {
  const httpsAgent = new Agent(ca === undefined ? {} : { ca });
  const sts = new STSClient({
    endpoint: url,
    region: "eu-central-1",
    credentials: keysOf("alice"),
    maxAttempts: 1,
    requestHandler: { httpsAgent },
  });
  onTestFinished(() => sts.destroy());
  return (await sts.send(new GetCallerIdentityCommand({}))).Arn;
}

it("is trusted by who trusts its authority, and by no one else", async () => {
  const aws = await start({ tls: true });
  expect(aws.url).toMatch(/^https:/);
  const ca = await readFile(aws.caFile ?? "");
  expect(await identify(aws.url, ca)).toContain("user/alice");
  expect(await identify(aws.url.replace("127.0.0.1", "localhost"), ca)).toContain("user/alice");
  await expect(identify(aws.url, undefined)).rejects.toThrow(/certificate/);
});

it("has a certificate for every host name", async () => {
  const aws = await start({ tls: true });
  const ca = await readFile(aws.caFile ?? "");
  const servername = "sts.eu-central-1.amazonaws.com";
  const status = await new Promise((resolve, reject) => {
    get(aws.url, { ca, servername }, (response) => resolve(response.resume().statusCode)).on("error", reject);
  });
  expect(status).toBe(400);
});

it("removes the authority's file when it closes", async () => {
  const aws = await start({ tls: true });
  expect(existsSync(aws.caFile ?? "")).toBe(true);
  await aws.close();
  expect(existsSync(aws.caFile ?? "")).toBe(false);
});

it("makes certificates that say what they are", () => {
  const authority = new CertificateAuthority();
  const root = new X509Certificate(authority.pem);
  const leaf = new X509Certificate(authority.certificateFor("localhost").cert);
  expect([root.ca, leaf.ca]).toEqual([true, false]);
  expect(leaf.checkIssued(root) && leaf.verify(root.publicKey) && root.verify(root.publicKey)).toBe(true);
  expect([leaf.checkHost("localhost"), leaf.checkIP("127.0.0.1"), leaf.checkHost("example.com")]).toEqual([
    "localhost",
    "127.0.0.1",
    undefined,
  ]);
  expect([leaf.validFrom, leaf.validTo]).toEqual(["Jan  1 00:00:00 2020 GMT", "Dec 31 00:00:00 2049 GMT"]);
});
