import { access, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { CredentialError } from "../../errors/credential-error.ts";
import type { Wait } from "../../ports/wait.ts";
import { reasonOf } from "../../reading/unfit-file.ts";
import { isAbsent } from "../../store/files/is-absent.ts";
import { readTokenFile, reserveTokenFile, type TokenRoom, writeTokenFile } from "../../store/files/token-file.ts";
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
 * The text of a session's file; empty when there is none.
 *
 * @throws {CredentialError} `FILE_UNREADABLE`, `STATE_UNSAFE`
 * @internal
 */
export async function readSessionText(file: string): Promise<string> {
  try {
    return readTokenFile(file);
  } catch (cause) {
    if (isAbsent(cause)) return "";
    if (cause instanceof CredentialError) throw cause;
    throw new CredentialError("FILE_UNREADABLE", `The console session's file ${file} cannot be read (${reasonOf(cause)}).`, {
      file,
      cause,
      hints: [`Make it readable, or remove it and sign in again: rm ${file}`],
    });
  }
}

/**
 * Reads a session's file. One that is absent, torn or foreign is a miss.
 *
 * @throws {CredentialError} `FILE_UNREADABLE`, `STATE_UNSAFE`
 * @internal
 */
export async function readStoredToken(file: string): Promise<StoredToken | undefined> {
  const text = await readSessionText(file);
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
 * @param before - the text that is replaced, whose unknown fields are kept; `undefined` starts again
 * @throws {CredentialError} `FILE_UNWRITABLE`
 * @internal
 */
export async function writeToken(file: string, token: SigninToken, before: string | undefined, room?: TokenRoom): Promise<void> {
  try {
    const text = printSigninToken(token, before);
    await (room === undefined ? writeTokenFile(file, text) : room.write(text));
  } catch (cause) {
    if (cause instanceof CredentialError) throw cause;
    throw unwritable(file, cause);
  }
}

/**
 * Takes room for a session, before a refresh token is used or the user is asked: what then comes can be stored.
 *
 * @throws {CredentialError} `FILE_UNWRITABLE`, `STATE_UNSAFE`
 * @internal
 */
export async function reserveRoom(file: string): Promise<TokenRoom> {
  try {
    return await reserveTokenFile(file, spare);
  } catch (cause) {
    if (cause instanceof CredentialError) throw cause;
    throw unwritable(file, cause);
  }
}

/** A session is a few kilobytes, its id token included. */
const spare = 32 * 1024;

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
  return new CredentialError("FILE_UNWRITABLE", `The console session's file ${file} cannot be replaced (${reasonOf(cause)}).`, {
    file,
    cause,
    hints: [
      `Make ${dirname(file)} writable for you: each renewal of a console session must be kept there.`,
      "Or name another folder with AWS_LOGIN_CACHE_DIRECTORY, and sign in again.",
    ],
  });
}
