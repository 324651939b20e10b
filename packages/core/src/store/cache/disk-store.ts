import { join } from "node:path";
import type { Logger } from "../../ports/logger.ts";
import { lockIfPossible } from "../locks/lock-if-possible.ts";
import { forgetFailure, sharedFailure, shareFailure } from "../locks/shared-failure.ts";
import { cacheFile, readCacheEntry } from "./credential-cache.ts";
import type { StageStore } from "./stage-store.ts";
import { writeCacheEntry } from "./write-cache-entry.ts";

/**
 * Stages in files, for all processes of this user.
 *
 * @param folder - of our own state
 * @internal
 */
export function diskStore(folder: string, logger: Logger): StageStore {
  const without = "No lock can be taken, so parallel commands may ask AWS twice";
  return {
    read: (key) => readCacheEntry(cacheFile(folder, key)),
    write: (key, entry) => writeCacheEntry(cacheFile(folder, key), entry),
    alone: (key, work, meanwhile, waiting) =>
      lockIfPossible(join(folder, "locks", `${key}.lock`), { without, waiting }, logger, work, meanwhile),
    failure: (key) => sharedFailure(folder, key).catch(() => undefined),
    tell: (key, failure) => shareFailure(folder, key, failure).catch(() => undefined),
    forgetFailure: (key) => forgetFailure(folder, key).catch(() => undefined),
  };
}
