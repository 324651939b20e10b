import { join } from "node:path";
import type { PlanRequest } from "../../plan/plan.ts";
import { extendProfileChain } from "../../sources/process/profile-chain.ts";
import { cacheKey } from "../../store/cache/cache-key.ts";
import { cacheFile, readCacheEntry } from "../../store/cache/credential-cache.ts";
import { readStateFile } from "../../store/files/read-state-file.ts";
import { stateFolder } from "../../store/home.ts";
import { announce, announcer, isAnnounced } from "../../store/locks/announcement.ts";
import { describeOwner, isOwnerAlive } from "../../store/locks/lock-owner.ts";
import { isPromptOpen } from "../../store/locks/prompt-lock.ts";
import { locate } from "../load-profiles.ts";
import type { ResolvedCredentials, ResolverDeps } from "../resolver.ts";
import type { CacheUse } from "../run/cache-use.ts";
import { isUsable } from "../run/is-usable.ts";
import { isKept } from "../run/kept-stages.ts";
import { orUndefined, planNeeded } from "./plan-needed.ts";

/**
 * What {@link resolveCached} needs, each as {@link ResolverDeps} describes it.
 *
 * @public
 */
export type CachedDeps = Pick<ResolverDeps, "environment" | "home" | "userName" | "clock" | "given">;

/**
 * What the cache says to a request.
 *
 * @public
 */
export interface CachedAnswer {
  /** The credentials, if the cache holds them. */
  readonly resolved: ResolvedCredentials | undefined;
  /** Another process is obtaining them just now: to look again in a moment costs less than to obtain them, too. */
  readonly soon: boolean;
  /**
   * Tells other processes that this one is about to obtain them, so that they find out that it is {@link soon}.
   *
   * @returns `false`: another one has told so before
   */
  announce(): boolean;
  /**
   * Which process that is, and what it does, in words; `undefined` when it is not known, or should not be shown now, since a process
   * asks the user a question.
   */
  whoElse(): string | undefined;
  /** The same question again. The files are not read again. */
  look(): CachedAnswer;
}

/**
 * The credentials of a request, if the cache holds them. The short way of a resolver: it reads of the files only what the profile
 * rests on, calls no one, waits for no one, and loads nothing else. Where there is anything to do or to say it has no answer: ask a
 * resolver, which finds out what.
 *
 * @public
 */
export function resolveCached(request: PlanRequest, cacheUse: CacheUse, deps: CachedDeps): CachedAnswer {
  const none: CachedAnswer = {
    resolved: undefined,
    soon: false,
    announce: () => true,
    whoElse: () => undefined,
    look: () => none,
  };
  if (cacheUse.force) return none;
  // What is wrong with the files, or with the cache, the long way says better: it reads them whole.
  const plan = orUndefined(() => planNeeded(request, deps));
  if (plan === undefined || !isKept(plan, plan.steps.length)) return none;
  const folder = stateFolder(deps.environment, locate(deps).home);
  const key = cacheKey(plan, plan.steps.length);
  const lock = join(folder, "locks", `${key}.lock`);
  const announcement = join(folder, "locks", `${key}.soon`);
  const { source } = plan;
  // Who obtains it may have started this process: to wait for it would be to wait for oneself.
  const loops = source.kind === "process" && !orUndefined(() => extendProfileChain(source.profile, deps.environment));
  const owner = () => orUndefined(() => readStateFile(lock)) ?? announcer(announcement);
  const whoElse = () => {
    const line = isPromptOpen(folder) ? undefined : owner();
    return line === undefined ? undefined : `${describeOwner(line)}, which gets credentials for profile ${plan.profile}`;
  };
  const rest = { announce: () => loops || announce(announcement), whoElse, look: () => look() };
  const look = (): CachedAnswer => {
    const entry = orUndefined(() => readCacheEntry(cacheFile(folder, key)));
    const use = { now: deps.clock(), minTtlSeconds: cacheUse.minTtlSeconds, intermediate: false };
    if (entry !== undefined && isUsable(entry, use))
      return { resolved: { plan, ...entry, fromCache: true }, soon: false, ...rest };
    if (loops) return { resolved: undefined, soon: false, ...rest };
    const holder = orUndefined(() => readStateFile(lock));
    const soon = (holder !== undefined && isOwnerAlive(holder) === true) || isAnnounced(announcement);
    return { resolved: undefined, soon, ...rest };
  };
  return look();
}
