import { isFresh, type MinTtl, requiredTimeLeft } from "../../model/time/expiry.ts";
import type { CacheEntry } from "../../store/cache/credential-cache.ts";

/** What a step is made with need only live until the step is made. */
const intermediateMargin = 60;

/**
 * Seconds that an entry may have left beyond its lifetime, for a clock that was set right in between. With more, this machine's clock
 * has gone back since, or the entry is not ours: no one can say when it expires.
 */
const clockTolerance = 300;

/** @internal */
export interface EntryUse {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Seconds that must be left, where someone insists. */
  readonly minTtlSeconds: MinTtl | undefined;
  /** The entry is only what the plan's next step is made with. */
  readonly intermediate: boolean;
}

/**
 * Whether a cached entry may be handed out.
 *
 * @internal
 */
export function isUsable(entry: CacheEntry, { now, minTtlSeconds, intermediate }: EntryUse): boolean {
  const {
    credentials: { expiration },
    lifetime,
  } = entry;
  if (expiration === undefined) return false;
  const margin = intermediate ? intermediateMargin : requiredTimeLeft(lifetime, minTtlSeconds);
  const left = (expiration.getTime() - now) / 1000;
  return isFresh(expiration, now, margin) && left <= lifetime + clockTolerance;
}
