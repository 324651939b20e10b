import type { MinTtl } from "../../model/time/expiry.ts";

/**
 * How the credential cache is used for one request.
 *
 * @public
 */
export interface CacheUse {
  /**
   * Seconds that must be left of cached credentials, or how many for credentials that were issued for so many seconds. Default: 15
   * minutes, or a third of their lifetime if less.
   */
  readonly minTtlSeconds?: MinTtl | undefined;
  /** Ask AWS again whatever the cache holds. Default `false`. */
  readonly force?: boolean | undefined;
  /**
   * When the request was made, in milliseconds since the epoch, where the caller has waited since for another process: what became of
   * that one's attempt counts for this request, too. Default: now.
   */
  readonly askedAt?: number | undefined;
}
