import { formatDuration } from "../../model/time/duration.ts";
import { isFresh } from "../../model/time/expiry.ts";
import type { CredentialPlan } from "../../plan/plan.ts";
import type { CacheUse } from "./cache-use.ts";
import { isKept } from "./kept-stages.ts";
import type { RunDeps } from "./run-deps.ts";

/** @internal */
export interface NewCredentials {
  readonly plan: CredentialPlan;
  readonly expiration: Date | undefined;
  readonly cacheUse: CacheUse;
}

/**
 * Warns who asks for more time than new credentials have: they are served, at the price of a call (or a user's code) each time.
 *
 * @internal
 */
export function warnOfUselessCache(
  { plan, expiration, cacheUse: { minTtlSeconds } }: NewCredentials,
  { clock, logger }: Pick<RunDeps, "clock" | "logger">,
): void {
  if (typeof minTtlSeconds !== "number" || expiration === undefined || !isKept(plan, plan.steps.length)) return;
  if (isFresh(expiration, clock(), minTtlSeconds)) return;
  const left = formatDuration((expiration.getTime() - clock()) / 1000);
  const asked = formatDuration(minTtlSeconds);
  logger.warn(
    `New credentials of profile ${plan.profile} have ${left} left, and --min-ttl asks for ${asked}: none are ever taken from the cache.`,
  );
}
