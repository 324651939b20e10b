import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { CredentialError } from "../errors/credential-error.ts";
import { isAbsent } from "../store/files/is-absent.ts";
import { type CachePlace, signinCacheFolder } from "./cache-place.ts";
import { readSubject } from "./token/id-token.ts";
import { readStoredToken } from "./token/token-cache.ts";

/** Milliseconds that a session can be renewed for, counted from its last renewal. Source: aws-facts.md §9. */
const longest = 12 * 3_600_000;

/**
 * A console sign-in that depends on disk, whoever made it: nothing secret.
 *
 * @internal
 */
export interface ConsoleSignIn {
  readonly file: string;
  readonly accountId: string | undefined;
  /** Who signed in, where the file says so. */
  readonly arn: string | undefined;
  readonly accessKeyId: string;
  /** When the credentials of the moment end; the session renews them. */
  readonly expiresAt: Date;
  /** When the session has ended for certain. */
  readonly endsBy: Date;
}

/**
 * The console sign-ins that all tools on this machine share. Torn and foreign files are none.
 *
 * @param unreadable - takes the error of each file that cannot be read; without it the first such error is thrown
 * @throws {CredentialError} `FILE_UNREADABLE`
 * @internal
 */
export async function consoleSignIns(
  place: CachePlace,
  unreadable?: (error: CredentialError) => void,
): Promise<readonly ConsoleSignIn[]> {
  const folder = signinCacheFolder(place);
  const found: ConsoleSignIn[] = [];
  for (const name of (await namesIn(folder)).filter((each) => each.endsWith(".json"))) {
    const file = join(folder, name);
    const stored = await readStoredToken(file).catch((error: CredentialError) => {
      if (unreadable === undefined) throw error;
      unreadable(error);
      return undefined;
    });
    const { token } = stored ?? {};
    if (token === undefined) continue;
    const { accountId, accessKeyId, expiresAt, idToken } = token;
    const arn = idToken && readSubject(idToken);
    found.push({ file, accountId, arn, accessKeyId, expiresAt, endsBy: new Date((await stat(file)).mtimeMs + longest) });
  }
  return found;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return await readdir(folder).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
}
