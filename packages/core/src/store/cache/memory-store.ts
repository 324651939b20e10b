import type { CacheEntry } from "./credential-cache.ts";
import type { StageStore } from "./stage-store.ts";

/**
 * Stages in this process's memory, so that nothing secret depends on disk. Whoever needs a stage that is being obtained waits for it,
 * and is told of the same failure.
 *
 * @internal
 */
export function memoryStore(): StageStore {
  const entries = new Map<string, CacheEntry>();
  const working = new Map<string, Promise<unknown>>();
  return {
    read: (key) => entries.get(key),
    async write(key, entry) {
      entries.set(key, entry);
    },
    async alone<Result>(
      key: string,
      work: () => Promise<Result>,
      meanwhile: () => Promise<{ readonly result: Result } | undefined>,
    ) {
      // Whoever works under a key works for the same result.
      const before = working.get(key) as Promise<Result> | undefined;
      if (before !== undefined) {
        const result = await before;
        return (await meanwhile())?.result ?? result;
      }
      const now = work().finally(() => working.delete(key));
      working.set(key, now);
      return await now;
    },
    failure: async () => undefined,
    tell: async () => undefined,
    forgetFailure: async () => undefined,
  };
}
