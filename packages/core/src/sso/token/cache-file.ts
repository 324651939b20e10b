import { dirname, join } from "node:path";
import { CredentialError } from "../../errors/credential-error.ts";
import { reasonOf } from "../../reading/unfit-file.ts";
import { isAbsent } from "../../store/files/is-absent.ts";
import { readTokenFile, reserveTokenFile, type TokenRoom, writeTokenFile } from "../../store/files/token-file.ts";

/**
 * The folder that the AWS CLI and all SDKs share; no variable moves it.
 *
 * @internal
 */
export function ssoCacheFolder(home: string): string {
  return join(home, ".aws", "sso", "cache");
}

/**
 * Reads a file of the shared cache.
 *
 * @returns `undefined` when there is none
 * @throws {CredentialError} `FILE_UNREADABLE`, `STATE_UNSAFE`
 * @internal
 */
export async function readCacheFile(file: string): Promise<string | undefined> {
  try {
    return readTokenFile(file);
  } catch (cause) {
    if (isAbsent(cause)) {
      return undefined;
    }
    if (cause instanceof CredentialError) throw cause;
    throw new CredentialError("FILE_UNREADABLE", `The SSO cache file ${file} cannot be read (${reasonOf(cause)}).`, {
      file,
      cause,
      hints: [`Make it readable, or remove it: rm ${file}`],
    });
  }
}

/**
 * Replaces a file of the shared cache in one step: 0600 from birth, and what other tools left open to others is closed.
 *
 * @throws {CredentialError} `FILE_UNWRITABLE`
 * @internal
 */
export async function writeCacheFile(file: string, text: string): Promise<void> {
  try {
    await writeTokenFile(file, text);
  } catch (cause) {
    if (cause instanceof CredentialError) throw cause;
    throw new CredentialError("FILE_UNWRITABLE", `The SSO cache file ${file} cannot be written (${reasonOf(cause)}).`, {
      file,
      cause,
      hints: ["Make ~/.aws/sso/cache writable for you; all tools keep the sign-in there."],
    });
  }
}

/** A renewed token is about as long as the old one; its service may make it longer. */
const spare = 16 * 1024;

/**
 * Takes room for a session's next token, before its refresh token is used: a rotated refresh token that is not stored is a session lost,
 * for all tools. It fails where the cache can be read and not written, as in a container that mounts it read-only, and on a full disk.
 *
 * @throws {CredentialError} `FILE_UNWRITABLE`, `STATE_UNSAFE`
 * @internal
 */
export async function reserveCacheFile(file: string): Promise<TokenRoom> {
  const folder = dirname(file);
  try {
    return await reserveTokenFile(file, spare);
  } catch (cause) {
    if (cause instanceof CredentialError) throw cause;
    const full = (cause as NodeJS.ErrnoException).code === "ENOSPC";
    throw new CredentialError(
      "FILE_UNWRITABLE",
      `The SSO token must be refreshed, but ${folder} cannot be written (${reasonOf(cause)}).`,
      {
        file: folder,
        cause,
        hints: full
          ? [`Free some space on the disk of ${folder}. The sign-in is not lost: it is renewed only when it can be stored.`]
          : ["Make the folder writable, or renew the sign-in where it is: aws-temp login PROFILE"],
      },
    );
  }
}
