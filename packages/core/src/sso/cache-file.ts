import { access, chmod, constants, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CredentialError } from "../errors/credential-error.ts";
import { writeAtomically } from "../store/atomic-file.ts";
import { isAbsent } from "../store/is-absent.ts";
import { retryWhileBusy } from "../store/while-busy.ts";

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
 * @throws {CredentialError} `FILE_UNREADABLE`
 * @internal
 */
export async function readCacheFile(file: string): Promise<string | undefined> {
  try {
    return await retryWhileBusy(() => readFile(file, "utf8"));
  } catch (cause) {
    if (isAbsent(cause)) {
      return undefined;
    }
    throw new CredentialError("FILE_UNREADABLE", `The SSO cache file ${file} cannot be read (${codeOf(cause)}).`, {
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
    // Some SDKs create the file readable for everybody; an existing file keeps its mode otherwise.
    await chmod(file, 0o600).catch(() => undefined);
    await writeAtomically(file, text);
  } catch (cause) {
    throw new CredentialError("FILE_UNWRITABLE", `The SSO cache file ${file} cannot be written (${codeOf(cause)}).`, {
      file,
      cause,
      hints: ["Make ~/.aws/sso/cache writable for you; all tools keep the sign-in there."],
    });
  }
}

/**
 * Whether the cache can be read and not written, as in a container that mounts it read-only: a rotated refresh token that is not
 * kept is a session lost, for all tools.
 *
 * @returns what is wrong; `undefined` when it can be written
 * @internal
 */
export async function readOnlyCache(home: string): Promise<CredentialError | undefined> {
  const folder = ssoCacheFolder(home);
  try {
    await access(folder, constants.W_OK);
    return undefined;
  } catch (cause) {
    const message = `The SSO sign-in must be renewed, and ${folder} cannot be written (${codeOf(cause)}).`;
    const hints = ["Make the folder writable, or renew the sign-in where it is: aws-temp login PROFILE"];
    return isAbsent(cause) ? undefined : new CredentialError("FILE_UNWRITABLE", message, { file: folder, cause, hints });
  }
}

function codeOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? String(cause);
}
