import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readdir, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Secret } from "../../src/model/secret.ts";
import { cacheFile } from "../../src/store/cache/credential-cache.ts";
import { writeCacheEntry } from "../../src/store/cache/write-cache-entry.ts";
import { ownerLine } from "../../src/store/locks/lock-owner.ts";
import { stateFlaws } from "../../src/store/state-flaws.ts";
import { temporaryFolder } from "../temp-folder.ts";

async function healthy(): Promise<string> {
  const folder = join(await temporaryFolder(), "state");
  const secrets = { secretAccessKey: new Secret("s"), sessionToken: new Secret("t") };
  const credentials = { accessKeyId: "ASIA", ...secrets, expiration: new Date("2026-01-02T03:04:05Z"), accountId: undefined };
  await writeCacheEntry(cacheFile(folder, "a"), { credentials, arn: undefined, lifetime: 3600, origins: [] });
  for (const name of ["locks", "failures", "mfa", "served", "trusted"]) await mkdir(join(folder, name), { mode: 0o700 });
  await writeFile(join(folder, "locks", "held.lock"), ownerLine(), { mode: 0o600 });
  await writeFile(join(folder, "mfa", "device.json"), "{}\n", { mode: 0o600 });
  return folder;
}

async function deadOwner(): Promise<string> {
  const child = spawn(process.execPath, ["-e", "0"]);
  await once(child, "exit");
  return ownerLine().replace(/^\d+ \S+/, `${child.pid} 1`);
}

/** Windows has no such modes. */
const posix = process.platform !== "win32";
const long = new Date(Date.now() - 3_600_000);

it.each([
  { kind: "torn", file: "cache/b.json", make: async (path: string) => writeFile(path, '{"Version":1', { mode: 0o600 }) },
  { kind: "torn", file: "failures/b.json", make: async (path: string) => writeFile(path, "", { mode: 0o600 }) },
  { kind: "stale-lock", file: "locks/b.lock", make: async (path: string) => writeFile(path, await deadOwner(), { mode: 0o600 }) },
  {
    kind: "stale-lock",
    file: "locks/c.lock",
    make: async (path: string) => {
      await writeFile(path, "77 1 another-machine x", { mode: 0o600 });
      await utimes(path, long, long);
    },
  },
  {
    kind: "left-over",
    file: "cache/a.json.1.x.tmp",
    make: async (path: string) => {
      await writeFile(path, "{", { mode: 0o600 });
      await utimes(path, long, long);
    },
  },
  ...(posix
    ? [
        { kind: "open", file: "cache/a.json", make: async (path: string) => chmod(path, 0o640) },
        { kind: "open", file: "cache", make: async (path: string) => chmod(path, 0o755) },
        {
          kind: "open",
          file: "served/1-copy-of-config",
          make: async (path: string) => {
            await writeFile(path, "[default]\n");
            await chmod(path, 0o644);
          },
        },
        { kind: "open", file: "trusted", make: async (path: string) => chmod(path, 0o755) },
      ]
    : []),
])("finds $kind in $file, and fixes it", async ({ kind, file, make }) => {
  const folder = await healthy();
  expect(await stateFlaws(folder, Date.now())).toEqual([]);
  const path = join(folder, file);
  await make(path);
  const flaws = await stateFlaws(folder, Date.now());
  expect(flaws).toEqual([{ kind, path, mend: expect.any(Function) }]);
  await flaws[0]?.mend();
  expect(await stateFlaws(folder, Date.now())).toEqual([]);
  // Whole entries and locks that are held stay.
  const { mode } = await stat(join(folder, "cache", "a.json"));
  if (posix) expect(mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, "locks"))).toEqual(["held.lock"]);
});

it("bears what is only just being written, and a folder that is not there", async () => {
  const folder = await healthy();
  await writeFile(join(folder, "cache", "a.json.1.x.tmp"), "{", { mode: 0o600 });
  await writeFile(join(folder, "locks", "new.lock"), "", { mode: 0o600 });
  expect(await stateFlaws(folder, Date.now())).toEqual([]);
  expect(await stateFlaws(join(folder, "nowhere"), Date.now())).toEqual([]);
});
