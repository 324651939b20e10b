import { readFile, stat, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { Secret } from "../../src/model/secret.ts";
import type { CredentialPlan } from "../../src/plan/plan.ts";
import { cacheKey } from "../../src/store/cache/cache-key.ts";
import { type CacheEntry, cacheFile, readCacheEntry } from "../../src/store/cache/credential-cache.ts";
import { writeCacheEntry } from "../../src/store/cache/write-cache-entry.ts";
import { keysOf, planOf } from "../plan/plan-of.ts";
import { temporaryFolder } from "../temp-folder.ts";

const entry: CacheEntry = {
  credentials: {
    accessKeyId: "ASIAEXAMPLE",
    secretAccessKey: new Secret("the secret"),
    sessionToken: new Secret("the token"),
    expiration: new Date("2026-01-02T03:04:05Z"),
    accountId: "111122223333",
  },
  arn: "arn:aws:sts::111122223333:assumed-role/Admin/eve",
  lifetime: 3600,
  origins: ["source:of-the-test"],
};

describe("an entry", () => {
  it("comes back as it was kept, from a file that only its owner reads", async () => {
    const file = cacheFile(await temporaryFolder(), "key");
    await writeCacheEntry(file, entry);
    const back = readCacheEntry(file);
    expect({
      ...back?.credentials,
      secretAccessKey: back?.credentials.secretAccessKey.reveal(),
      sessionToken: back?.credentials.sessionToken?.reveal(),
    }).toEqual({
      ...entry.credentials,
      secretAccessKey: "the secret",
      sessionToken: "the token",
    });
    expect([back?.arn, back?.lifetime, back?.origins]).toEqual([entry.arn, 3600, entry.origins]);
    if (process.platform !== "win32") expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("keeps when it was issued where no one knows when it expires", async () => {
    const file = cacheFile(await temporaryFolder(), "key");
    const issued = new Date("2026-01-02T03:04:05.678Z");
    const credentials = { ...entry.credentials, expiration: undefined };
    await writeCacheEntry(file, { ...entry, credentials, issued, lifetime: 0 });
    const back = readCacheEntry(file);
    expect([back?.credentials.expiration, back?.issued]).toEqual([undefined, issued]);
    await writeFile(file, (await readFile(file, "utf8")).replace("Issued", "Expiry"));
    expect(readCacheEntry(file)).toBeUndefined();
  });

  it("is a miss when there is none", async () => {
    expect(readCacheEntry(cacheFile(await temporaryFolder(), "key"))).toBeUndefined();
  });

  it.each([
    { name: "empty", spoil: () => "" },
    { name: "torn", spoil: (text: string) => text.slice(0, text.length / 2) },
    { name: "with trailing garbage", spoil: (text: string) => `${text}"}` },
    { name: "a list", spoil: () => "[]" },
    { name: "null", spoil: () => "null" },
    { name: "of another version", spoil: (text: string) => text.replace('"Version":1', '"Version":2') },
    { name: "without a token", spoil: (text: string) => text.replace("SessionToken", "Token") },
    { name: "with a date that is none", spoil: (text: string) => text.replace("2026-01-02", "2026-13-45") },
  ])("is a miss when it is $name", async ({ spoil }) => {
    const file = cacheFile(await temporaryFolder(), "key");
    await writeCacheEntry(file, entry);
    await writeFile(file, spoil(await readFile(file, "utf8")));
    expect(readCacheEntry(file)).toBeUndefined();
  });
});

describe("a key", () => {
  const config = (keys: string) => `[profile a]\nrole_arn = arn:aws:iam::444455556666:role/Admin\nsource_profile = u\n${keys}`;
  const keyOf = (plan: CredentialPlan) => cacheKey(plan, plan.steps.length);
  const base = () => planOf({ config: config(""), credentials: keysOf("u"), request: { profile: "a" } });

  it.each([
    { name: "role", config: config("").replace("Admin", "Other") },
    { name: "source keys", credentials: keysOf("u").replace("AKIAU", "AKIAV") },
    { name: "duration", config: config("duration_seconds = 900") },
    { name: "external id", config: config("external_id = acme") },
    { name: "session name", config: config("role_session_name = other") },
    { name: "MFA serial", config: config("mfa_serial = arn:aws:iam::111122223333:mfa/u") },
    { name: "source identity", config: config("source_identity = eve") },
    { name: "tags", config: config("session_tags = a=b") },
    { name: "transitive tags", config: config("session_tags = a=b\ntransitive_session_tags = a") },
    { name: "policy", config: config("session_policy = {}") },
    { name: "policy ARNs", config: config("session_policy_arns = arn:aws:iam::aws:policy/ReadOnlyAccess") },
    { name: "endpoint", config: config("endpoint_url = http://127.0.0.1:1") },
    { name: "partition", config: config("").replace("arn:aws:", "arn:aws-cn:") },
  ])("differs with the $name", ({ config: text, credentials }) => {
    const other = planOf({ config: text ?? config(""), credentials: credentials ?? keysOf("u"), request: { profile: "a" } });
    expect(keyOf(other)).not.toBe(keyOf(base()));
  });

  it.each([
    { name: "the profile's name", config: config("").replace("profile a", "profile b"), profile: "b" },
    { name: "a region of the same partition", config: config("region = eu-west-3"), profile: "a" },
    { name: "a setting that is not AWS's to know", config: config("output = json"), profile: "a" },
  ])("does not differ with $name", ({ config: text, profile }) => {
    expect(keyOf(planOf({ config: text, credentials: keysOf("u"), request: { profile } }))).toBe(keyOf(base()));
  });

  it("is of a fixed form, so that an update of aws-temp finds what was kept before", () => {
    expect(keyOf(base())).toMatch(/^[0-9a-f]{64}$/);
  });
});
