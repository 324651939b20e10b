import { readdirSync } from "node:fs";
import { join } from "node:path";
import { variables } from "../../export/variables.ts";
import { readExpiration } from "../../model/time/read-expiration.ts";
import { buildPlan } from "../../plan/build-plan.ts";
import { temporaryProfileOf } from "../../profiles/temporary-profile.ts";
import { cacheKey } from "../../store/cache/cache-key.ts";
import { type CacheEntry, cacheFile, readCacheEntry } from "../../store/cache/credential-cache.ts";
import { stateFolder } from "../../store/home.ts";
import { profileOfOrigins } from "../../store/profiles/profile-origin.ts";
import { locate } from "../load-profiles.ts";
import { isKept } from "../run/kept-stages.ts";
import { orUndefined, readNeeded } from "./plan-needed.ts";
import type { CachedDeps } from "./resolve-cached.ts";

/**
 * What a process would use for AWS, by its environment: nothing secret.
 *
 * @public
 */
export interface HeldCredentials {
  /** `undefined` when nothing here knows where the environment's keys came from. */
  readonly profile: string | undefined;
  /** When they expire, as far as environment, files or cache tell. */
  readonly expiration: Date | undefined;
}

/**
 * What the environment holds: its own keys, else the profile that it names, or that `exec` or `serve` answers for. The short way:
 * calls no one, reads no more than it must, and what cannot be read says nothing.
 *
 * @returns `undefined` when it holds neither
 * @public
 */
export function heldCredentials(deps: CachedDeps): HeldCredentials | undefined {
  const { environment } = deps;
  const accessKeyId = environment[variables.accessKeyId];
  // Set by `exec` for its child: the profile, and the id of the keys that it gave, if it gave any.
  const marked = environment[variables.heldProfile] || undefined;
  const givenKeyId = environment[variables.heldKey] || undefined;
  if (accessKeyId)
    return ofKeys(accessKeyId, marked === undefined ? undefined : { profile: marked, isOfKey: givenKeyId === accessKeyId }, deps);
  const chosen = environment[variables.profile] || environment[variables.defaultProfile];
  const served = servedProfile(environment[variables.containerUri]);
  // The stand-in for `default`, beside an endpoint, is no one's profile.
  const named =
    (served !== undefined && chosen?.startsWith("aws-temp-served") ? undefined : chosen) ||
    served ||
    (givenKeyId === undefined ? marked : undefined);
  return named ? { profile: named, expiration: orUndefined(() => expirationOf(named, deps)) } : undefined;
}

/** The profile behind an endpoint of `exec --server` or `serve`. */
function servedProfile(uri: string | undefined): string | undefined {
  const path = /^http:\/\/127\.0\.0\.1:\d+\/profiles\/([^/?#]+)$/.exec(uri ?? "")?.[1];
  return path === undefined ? undefined : orUndefined(() => decodeURIComponent(path));
}

interface Variables {
  readonly AWS_CREDENTIAL_EXPIRATION?: string;
  /** As aws-vault and others name it. */
  readonly AWS_SESSION_EXPIRATION?: string;
}

/** @param marked - what `exec` said, and whether it said it of this key: another one was put in later, and its expiry maybe not */
function ofKeys(
  accessKeyId: string,
  marked: { readonly profile: string; readonly isOfKey: boolean } | undefined,
  deps: CachedDeps,
): HeldCredentials {
  const replaced = marked !== undefined && !marked.isOfKey;
  const { AWS_CREDENTIAL_EXPIRATION: ours, AWS_SESSION_EXPIRATION: others } = deps.environment as Variables;
  const said = replaced ? undefined : (readExpiration(ours) ?? readExpiration(others));
  const profile = replaced ? undefined : marked?.profile;
  if (profile !== undefined && said !== undefined) return { profile, expiration: said };
  const entry = orUndefined(() => entryWith(accessKeyId, deps));
  return {
    profile: profile ?? (entry && profileOfOrigins(entry.origins)),
    expiration: said ?? entry?.credentials.expiration,
  };
}

function entryWith(accessKeyId: string, deps: CachedDeps): CacheEntry | undefined {
  const folder = join(stateFolder(deps.environment, locate(deps).home), "cache");
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(".json")) continue;
    const entry = orUndefined(() => readCacheEntry(join(folder, name)));
    if (entry?.credentials.accessKeyId === accessKeyId) return entry;
  }
  return undefined;
}

/** Of a profile that `login` wrote, what is in it; of any other, what the cache holds for it. */
function expirationOf(name: string, deps: CachedDeps): Date | undefined {
  const { environment, userName } = deps;
  const profiles = readNeeded(name, deps);
  const profile = profiles.profiles.get(name);
  const written = profile && temporaryProfileOf(profile);
  if (written !== undefined) return written.expiration;
  const plan = buildPlan({ profiles, environment, userName, request: { profile: name } });
  if (!isKept(plan, plan.steps.length)) return undefined;
  const folder = stateFolder(environment, locate(deps).home);
  const expiration = readCacheEntry(cacheFile(folder, cacheKey(plan, plan.steps.length)))?.credentials.expiration;
  return expiration !== undefined && expiration.getTime() > deps.clock() ? expiration : undefined;
}
