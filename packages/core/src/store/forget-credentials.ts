import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { readCacheEntry } from "./credential-cache.ts";
import { isAbsent } from "./is-absent.ts";

/**
 * Removes the cached credentials that came from something, whole chains of roles included.
 *
 * @param origin - as it stands in the entries; `undefined` removes all
 * @returns how many were removed
 * @throws the error of the operating system
 * @internal
 */
export async function forgetCredentials(stateFolder: string, origin: string | undefined): Promise<number> {
  const folder = join(stateFolder, "cache");
  let removed = 0;
  for (const name of await namesIn(folder)) {
    const file = join(folder, name);
    const entry = readCacheEntry(file);
    if (origin === undefined || entry?.origins.includes(origin)) {
      await rm(file, { force: true });
      removed += 1;
    }
  }
  return removed;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(".json"));
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}
