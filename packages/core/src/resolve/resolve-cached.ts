import { CredentialError } from "../errors/credential-error.ts";
import { buildPlan } from "../plan/build-plan.ts";
import type { CredentialPlan, PlanRequest } from "../plan/plan.ts";
import { chooseProfile } from "../profiles/choose-profile.ts";
import { locateFiles } from "../profiles/locate-files.ts";
import { parseNeeded } from "../profiles/parse-needed.ts";
import { cacheKey } from "../store/cache-key.ts";
import { cacheFile, readCacheEntry } from "../store/credential-cache.ts";
import { stateFolder } from "../store/home.ts";
import { readUserFile } from "../store/user-file.ts";
import { isUsable } from "./is-usable.ts";
import { isKept } from "./kept-stages.ts";
import type { CacheUse, ResolvedCredentials, ResolverDeps } from "./resolver.ts";

/** @public */
export type CachedDeps = Pick<ResolverDeps, "environment" | "home" | "userName" | "clock">;

/**
 * The credentials of a request, if the cache holds them. The short way of a resolver: it reads of the files only what the profile
 * rests on, calls nobody, waits for nobody, and loads nothing else.
 *
 * @returns `undefined` when there is anything else to do or to say: ask a resolver, which finds out what
 * @public
 */
export function resolveCached(request: PlanRequest, cacheUse: CacheUse, deps: CachedDeps): ResolvedCredentials | undefined {
  if (cacheUse.force) return undefined;
  try {
    const plan = planNeeded(request, deps);
    const stage = plan.steps.length;
    if (!isKept(plan, stage)) return undefined;
    const folder = stateFolder(deps.environment, locate(deps).home);
    const entry = readCacheEntry(cacheFile(folder, cacheKey(plan, stage)));
    const use = { now: deps.clock(), minTtlSeconds: cacheUse.minTtlSeconds, intermediate: false };
    return entry !== undefined && isUsable(entry, use) ? { plan, ...entry, fromCache: true } : undefined;
  } catch (error) {
    // What is wrong with the files, or with the cache, the long way says better: it reads them whole.
    if (error instanceof CredentialError || isSystemError(error)) return undefined;
    throw error;
  }
}

function planNeeded(request: PlanRequest, deps: CachedDeps): CredentialPlan {
  const { environment, userName } = deps;
  const { configFile, credentialsFile } = locate(deps);
  const config = readUserFile(configFile);
  const credentials = readUserFile(credentialsFile);
  const { name: profile } = chooseProfile({ profile: request.profile, environment });
  const planWith = (lines: boolean) => {
    const profiles = parseNeeded({ config, credentials, configFile, credentialsFile, profile, lines });
    return buildPlan({ profiles, environment, userName, request });
  };
  const plan = planWith(false);
  // Warnings name lines.
  return plan.warnings.length === 0 ? plan : planWith(true);
}

function locate({ environment, home }: CachedDeps) {
  return locateFiles({ environment, home, platform: process.platform });
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === "string";
}
