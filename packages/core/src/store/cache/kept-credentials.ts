import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isAbsent } from "../files/is-absent.ts";
import { requireOwnFolders } from "../files/read-state-file.ts";
import { type CacheEntry, readCacheEntry } from "./credential-cache.ts";

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
 * @throws {CredentialError} `STATE_UNSAFE`; else the error of the operating system
 * @internal
 */
export async function keptCredentials(stateFolder: string): Promise<readonly KeptCredentials[]> {
  const folder = join(stateFolder, "cache");
  requireOwnFolders(join(folder, "entry"));
  const names = await readdir(folder).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  return names
    .filter((name) => name.endsWith(".json"))
    .map((name) => {
      const file = join(folder, name);
      return { file, key: name.slice(0, -".json".length), entry: entryOf(file) };
    });
}

/** What is no regular file, or cannot be read, holds nothing that is whole. An unsafe folder is another matter. */
function entryOf(file: string): CacheEntry | undefined {
  try {
    return readCacheEntry(file);
  } catch {
    return undefined;
  }
}
