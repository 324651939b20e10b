import { join } from "node:path";
import type { Credentials } from "../../model/credentials.ts";
import { readJsonObject } from "../../model/json-object.ts";
import { Secret } from "../../model/secret.ts";
import { isAbsent } from "../files/is-absent.ts";
import { readStateFile } from "../files/read-state-file.ts";

/**
 * Temporary credentials as they are kept between runs.
 *
 * @internal
 */
export interface CacheEntry {
  readonly credentials: Credentials;
  /**
   * When the credentials were obtained, where they do not say when they expire. No one knows how long they are good, so they serve only
   * those who had asked by then.
   */
  readonly issued?: Date | undefined;
  /** The ARN of the role session, where AWS gave one. */
  readonly arn: string | undefined;
  /** Seconds from issue to expiry; 0 where that is not known. */
  readonly lifetime: number;
  /** What the credentials came from, so that they can be forgotten together with it: see {@link forgetCredentials}. */
  readonly origins: readonly string[];
}

/**
 * The text of a cache file. Names as in credential_process output, so that a user who opens one knows them.
 *
 * @internal
 */
export interface CacheFile {
  readonly Version: 1;
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  readonly Expiration?: string | undefined;
  /** In place of `Expiration` where that is not known. */
  readonly Issued?: string | undefined;
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
 * @throws {CredentialError} `STATE_UNSAFE` when someone else may have written it; the error of the operating system when it is there
 * and cannot be read
 * @internal
 */
export function readCacheEntry(file: string): CacheEntry | undefined {
  try {
    return parseCacheEntry(readStateFile(file));
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
  const entry: Partial<Record<keyof CacheFile, unknown>> = readJsonObject(text) ?? {};
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration, Issued, AccountId, Arn, Lifetime, Origins } = entry;
  const expiration = dateOf(Expiration);
  const issued = Expiration === undefined ? dateOf(Issued) : undefined;
  if (
    Version !== 1 ||
    !isText(AccessKeyId) ||
    !isText(SecretAccessKey) ||
    !isText(SessionToken) ||
    typeof Lifetime !== "number" ||
    (expiration === undefined && issued === undefined)
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
    issued,
    arn: isText(Arn) ? Arn : undefined,
    lifetime: Lifetime,
    origins: Array.isArray(Origins) ? Origins.filter(isText) : [],
  };
}

function dateOf(value: unknown): Date | undefined {
  const date = new Date(isText(value) ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
