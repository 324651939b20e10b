import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type CacheEntry, readCacheEntry } from "./credential-cache.ts";
import { isAbsent } from "./is-absent.ts";

/**
 * A file of the credential cache.
 *
 * @internal
 */
export interface KeptCredentials {
  readonly file: string;
  /** The cache key: the file's name without `.json`. */
  readonly key: string;
  /** `undefined` when the file holds no whole entry. */
  readonly entry: CacheEntry | undefined;
}

/**
 * Reads the whole credential cache.
 *
 * @throws the error of the operating system
 * @internal
 */
export async function keptCredentials(stateFolder: string): Promise<readonly KeptCredentials[]> {
  const folder = join(stateFolder, "cache");
  const names = await readdir(folder).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  return names
    .filter((name) => name.endsWith(".json"))
    .map((name) => {
      const file = join(folder, name);
      return { file, key: name.slice(0, -".json".length), entry: readCacheEntry(file) };
    });
}
