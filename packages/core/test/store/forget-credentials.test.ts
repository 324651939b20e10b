import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Secret } from "../../src/model/secret.ts";
import { cacheFile, readCacheEntry } from "../../src/store/cache/credential-cache.ts";
import { forgetCredentials } from "../../src/store/cache/forget-credentials.ts";
import { writeCacheEntry } from "../../src/store/cache/write-cache-entry.ts";
import { temporaryFolder } from "../temp-folder.ts";

async function folderWith(entries: Readonly<Record<string, readonly string[]>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [key, origins] of Object.entries(entries)) {
    const secrets = { secretAccessKey: new Secret("s"), sessionToken: new Secret("t") };
    const credentials = { accessKeyId: "ASIA", ...secrets, expiration: new Date("2026-01-02T03:04:05Z"), accountId: undefined };
    await writeCacheEntry(cacheFile(folder, key), { credentials, arn: undefined, lifetime: 3600, origins });
  }
  return folder;
}

it.each([
  { name: "what came from it, chains included", origin: "sso:a", left: ["c"] },
  { name: "one profile's source alone", origin: "source:1", left: ["b", "c"] },
  { name: "nothing of an origin that nothing has", origin: "sso:z", left: ["a", "b", "c"] },
  { name: "everything", origin: undefined, left: [] },
])("forgets $name", async ({ origin, left }) => {
  const folder = await folderWith({ a: ["source:1", "sso:a"], b: ["source:2", "sso:a"], c: ["source:3"] });
  const { length: removed } = await forgetCredentials(folder, origin);
  const kept = await Promise.all(["a", "b", "c"].map(async (key) => (readCacheEntry(cacheFile(folder, key)) ? key : undefined)));
  expect([kept.filter((key) => key !== undefined), removed]).toEqual([left, 3 - left.length]);
});

it("bears a cache that is not there, and entries that are none", async () => {
  const folder = await folderWith({ a: ["sso:a"] });
  await writeFile(join(folder, "cache", "torn.json"), '{"Version":1');
  expect(await forgetCredentials(folder, "sso:a")).toHaveLength(1);
  expect(await forgetCredentials(join(folder, "nowhere"), undefined)).toEqual([]);
});
