import { join } from "node:path";
import type { Credentials } from "../model/credentials.ts";
import { Secret } from "../model/secret.ts";
import { isAbsent } from "./is-absent.ts";
import { readWhileBusy } from "./while-busy.ts";

/**
 * Temporary credentials as they are kept between runs.
 *
 * @internal
 */
export interface CacheEntry {
  readonly credentials: Credentials & { readonly expiration: Date };
  /** The ARN of the role session, where AWS gave one. */
  readonly arn: string | undefined;
  /** Seconds from issue to expiry. */
  readonly lifetime: number;
  /** What the credentials came from, so that they can be forgotten together with it: see {@link forgetCredentials}. */
  readonly origins: readonly string[];
}

/**
 * The text of a cache file. Names as in credential_process output, so that a person who opens one knows them.
 *
 * @internal
 */
export interface CacheFile {
  readonly Version: 1;
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  readonly Expiration: string;
  readonly AccountId?: string | undefined;
  readonly Arn?: string | undefined;
  readonly Lifetime: number;
  readonly Origins?: readonly string[] | undefined;
}

/**
 * The file of a cache key.
 *
 * @internal
 */
export function cacheFile(stateFolder: string, key: string): string {
  return join(stateFolder, "cache", `${key}.json`);
}

/**
 * Reads an entry. Anything that is not a whole entry (absent, torn, foreign, of another version) is a miss.
 *
 * @throws the error of the operating system when the file is there and cannot be read
 * @internal
 */
export function readCacheEntry(file: string): CacheEntry | undefined {
  try {
    return parseCacheEntry(readWhileBusy(file).toString("utf8"));
  } catch (error) {
    if (isAbsent(error)) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Judges the text of a cache file.
 *
 * @returns `undefined` when it is not a whole entry
 * @internal
 */
export function parseCacheEntry(text: string): CacheEntry | undefined {
  const entry = parseObject(text);
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId, Arn, Lifetime, Origins } = entry;
  const expiration = new Date(String(Expiration));
  if (
    Version !== 1 ||
    !isText(AccessKeyId) ||
    !isText(SecretAccessKey) ||
    !isText(SessionToken) ||
    typeof Lifetime !== "number" ||
    Number.isNaN(expiration.getTime())
  ) {
    return undefined;
  }
  return {
    credentials: {
      accessKeyId: AccessKeyId,
      secretAccessKey: new Secret(SecretAccessKey),
      sessionToken: new Secret(SessionToken),
      expiration,
      accountId: isText(AccountId) ? AccountId : undefined,
    },
    arn: isText(Arn) ? Arn : undefined,
    lifetime: Lifetime,
    origins: Array.isArray(Origins) ? Origins.filter(isText) : [],
  };
}

function parseObject(text: string): Partial<Record<keyof CacheFile, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? value : {};
  } catch {
    return {};
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
