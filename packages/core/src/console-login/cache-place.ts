import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Environment } from "../ports/environment.ts";

/** @internal */
export interface CachePlace {
  readonly environment: Environment;
  readonly home: string;
}

/**
 * The folder that all tools share: `AWS_LOGIN_CACHE_DIRECTORY`, else `~/.aws/login/cache`.
 *
 * @internal
 */
export function signinCacheFolder({ environment, home }: CachePlace): string {
  const named = environment["AWS_LOGIN_CACHE_DIRECTORY"];
  if (!named) {
    return join(home, ".aws", "login", "cache");
  }
  return /^~(?=$|[/\\])/.test(named) ? join(home, named.slice(1)) : named;
}

/**
 * Where the session of an identity rests: under the SHA-256 of its ARN. Source: aws-facts.md §9.
 *
 * @param loginSession - as the profile says; white space around it does not count
 * @internal
 */
export function signinTokenFile(loginSession: string, place: CachePlace): string {
  const name = createHash("sha256").update(loginSession.trim(), "utf8").digest("hex");
  return join(signinCacheFolder(place), `${name}.json`);
}
