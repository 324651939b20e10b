import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { CredentialError } from "../../errors/credential-error.ts";
import { isAbsent } from "../../store/files/is-absent.ts";
import { readCacheFile, ssoCacheFolder } from "./cache-file.ts";
import { parseToken, type SsoToken } from "./sso-token.ts";

/**
 * A sign-in that depends on disk, whoever made it.
 *
 * @internal
 */
export interface KeptToken {
  readonly file: string;
  readonly token: SsoToken;
}

/**
 * All sign-ins in the shared cache. Registrations, torn and foreign files are none.
 *
 * @param unreadable - takes the error of each file that cannot be read; without it the first such error is thrown
 * @throws {CredentialError} `FILE_UNREADABLE`, `STATE_UNSAFE`
 * @internal
 */
export async function keptTokens(home: string, unreadable?: (error: CredentialError) => void): Promise<readonly KeptToken[]> {
  const folder = ssoCacheFolder(home);
  const kept: KeptToken[] = [];
  for (const name of await namesIn(folder)) {
    const file = join(folder, name);
    const text = await readCacheFile(file).catch((error: CredentialError) => {
      if (unreadable === undefined) throw error;
      unreadable(error);
      return undefined;
    });
    const token = parseToken(text ?? "");
    if (token !== undefined) kept.push({ file, token });
  }
  return kept;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory() && entry.name.endsWith(".json")).map(({ name }) => name);
  } catch (error) {
    if (isAbsent(error)) {
      return [];
    }
    throw error;
  }
}

/**
 * A sign-in, as `status` shows it: nothing secret.
 *
 * @internal
 */
export interface SsoSignIn {
  /** The name of its file without `.json`: what `ssoSessionKey` gives for its session. */
  readonly key: string;
  readonly file: string;
  readonly startUrl: string | undefined;
  readonly region: string | undefined;
  readonly expiresAt: Date;
  /** Whether it can be renewed without the user, as far as the file tells. */
  readonly refreshable: boolean;
}

/**
 * The sign-ins that all tools on this machine share.
 *
 * @throws {CredentialError} `FILE_UNREADABLE`
 * @internal
 */
export async function ssoSignIns({ home }: { readonly home: string }): Promise<readonly SsoSignIn[]> {
  return (await keptTokens(home)).map(({ file, token: { startUrl, region, expiresAt, refreshToken } }) => ({
    key: keyOf(file),
    file,
    startUrl,
    region,
    expiresAt,
    refreshable: refreshToken !== undefined,
  }));
}

/** @internal */
export function keyOf(file: string): string {
  return file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1, -".json".length);
}
