import type { SharedFailure } from "../locks/shared-failure.ts";
import type { CacheEntry } from "./credential-cache.ts";

/**
 * Where the results of a plan's stages are kept, and who may obtain one: files that all processes share, or this process's memory.
 *
 * @internal
 */
export interface StageStore {
  /**
   * @returns `undefined` when there is no whole entry
   * @throws the error of the operating system when there is one that cannot be read
   */
  read(key: string): CacheEntry | undefined;
  /** @throws the error of the operating system */
  write(key: string, entry: CacheEntry): Promise<void>;
  /**
   * Runs `work` while no one else runs work for the key.
   *
   * @param meanwhile - asked while waiting; what it gives ends the wait
   * @param doing - what the work does, to be shown to those who wait: `gets credentials for profile dev`
   * @throws what `work` and `meanwhile` throw
   */
  alone<Result>(
    key: string,
    work: () => Promise<Result>,
    meanwhile: () => Promise<{ readonly result: Result } | undefined>,
    doing: () => string | undefined,
  ): Promise<Result>;
  /** The last failure that was told under a key. Never rejects: what cannot be read was not told. */
  failure(key: string): Promise<SharedFailure | undefined>;
  /** Tells those who wait of a failure. Never rejects. */
  tell(key: string, failure: SharedFailure): Promise<void>;
  /** Never rejects. */
  forgetFailure(key: string): Promise<void>;
}
