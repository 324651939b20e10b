import { access, chmod, constants, readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { CredentialError } from "../errors/credential-error.ts";
import type { Wait } from "../ports/wait.ts";
import { writeAtomically } from "../store/atomic-file.ts";
import { isAbsent } from "../store/is-absent.ts";
import { makeFolder } from "../store/make-folder.ts";
import { retryWhileBusy } from "../store/while-busy.ts";
import { parseSigninToken, printSigninToken, type SigninToken } from "./signin-token.ts";

/**
 * A session together with the text that holds it.
 *
 * @internal
 */
export interface StoredToken {
  readonly token: SigninToken;
  readonly text: string;
}

/**
 * Reads a session's file. One that is absent, torn or foreign is a miss.
 *
 * @throws {CredentialError} `FILE_UNREADABLE`
 * @internal
 */
export async function readStoredToken(file: string): Promise<StoredToken | undefined> {
  const text = await retryWhileBusy(() => readFile(file, "utf8")).catch((cause: unknown) => {
    if (isAbsent(cause)) {
      return "";
    }
    throw new CredentialError("FILE_UNREADABLE", `The console session's file ${file} cannot be read (${codeOf(cause)}).`, {
      file,
      cause,
      hints: [`Make it readable, or remove it and sign in again: rm ${file}`],
    });
  });
  const token = parseSigninToken(text);
  return token === undefined ? undefined : { token, text };
}

/**
 * Reads a session's file under its lock. What cannot be understood is looked at once more after a moment: the AWS CLI writes in
 * place, and holds no lock.
 *
 * @throws {CredentialError} `FILE_UNREADABLE`
 * @internal
 */
export async function readSettledToken(file: string, wait: Wait): Promise<StoredToken | undefined> {
  const stored = await readStoredToken(file);
  if (stored !== undefined || !(await exists(file))) {
    return stored;
  }
  await wait(settling);
  return await readStoredToken(file);
}

/** Milliseconds; a file of this size is written in less. */
const settling = 100;

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}

/**
 * Replaces a session's file in one step: 0600 from birth, and what other tools left open to others is closed.
 *
 * @param before - the text that is replaced, whose unknown fields are kept; `undefined` starts anew
 * @throws {CredentialError} `FILE_UNWRITABLE`
 * @internal
 */
export async function writeToken(file: string, token: SigninToken, before: string | undefined): Promise<void> {
  try {
    await chmod(file, 0o600).catch(() => undefined);
    await writeAtomically(file, printSigninToken(token, before));
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

/**
 * Makes sure that a session can be kept, before a refresh token is spent or a person asked.
 *
 * @throws {CredentialError} `FILE_UNWRITABLE`
 * @internal
 */
export async function requireWritable(file: string): Promise<void> {
  const folder = dirname(file);
  try {
    await makeFolder(folder);
    // A rename asks for the folder's permission, not for the file's.
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

/**
 * Removes a session's file, whatever it holds.
 *
 * @returns whether there was one
 * @throws {CredentialError} `FILE_UNWRITABLE`
 * @internal
 */
export async function removeToken(file: string): Promise<boolean> {
  try {
    await rm(file);
    return true;
  } catch (cause) {
    if (isAbsent(cause)) {
      return false;
    }
    throw unwritable(file, cause);
  }
}

function unwritable(file: string, cause: unknown): CredentialError {
  return new CredentialError("FILE_UNWRITABLE", `The console session's file ${file} cannot be replaced (${codeOf(cause)}).`, {
    file,
    cause,
    hints: [
      `Make ${dirname(file)} writable for you: each renewal of a console session must be kept there.`,
      "Or name another folder with AWS_LOGIN_CACHE_DIRECTORY, and sign in again.",
    ],
  });
}

function codeOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? String(cause);
}
