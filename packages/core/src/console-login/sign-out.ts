import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CredentialError } from "../errors/credential-error.ts";
import { asObject, readJsonObject } from "../model/json-object.ts";
import { isAbsent } from "../store/files/is-absent.ts";
import { signinCacheFolder } from "./cache-place.ts";
import { consoleSessionOf, type LoginSource } from "./console-session.ts";
import { forgetFailures, withSessionLock } from "./session-lock.ts";
import type { SigninDeps } from "./signin-deps.ts";
import { readSessionText, removeToken } from "./token/token-cache.ts";

/**
 * Forgets a profile's console session on this machine, for all tools.
 *
 * @returns whether there was one
 * @throws {CredentialError} `FILE_UNWRITABLE`
 * @internal
 */
export async function signOutOfConsole(source: LoginSource, deps: SigninDeps): Promise<boolean> {
  const session = consoleSessionOf(source, deps);
  return await withSessionLock(session, deps, async () => {
    await forgetFailures(session, deps);
    return await removeToken(session.file);
  });
}

/**
 * How many console sessions were ended, and the files that could not be read or removed.
 *
 * @internal
 */
export interface ConsoleSignOuts {
  readonly ended: number;
  readonly failed: readonly CredentialError[];
}

/**
 * Forgets every console session on this machine, as `aws logout --all`. What is no session stays.
 *
 * @returns how many there were, and what could not be ended
 * @throws {CredentialError} `FILE_UNWRITABLE`
 * @internal
 */
export async function signOutOfAllConsoles(deps: SigninDeps): Promise<ConsoleSignOuts> {
  const folder = signinCacheFolder(deps);
  const names = await readdir(folder).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  let ended = 0;
  const failed: CredentialError[] = [];
  for (const name of names.filter((each) => each.endsWith(".json"))) {
    const file = join(folder, name);
    const session = { file, profile: undefined, loginSession: undefined };
    try {
      ended += await withSessionLock(session, deps, async () => ((await isSession(file)) && (await removeToken(file)) ? 1 : 0));
    } catch (error) {
      if (!(error instanceof CredentialError)) throw error;
      failed.push(error);
    }
  }
  return { ended, failed };
}

async function isSession(file: string): Promise<boolean> {
  const access = asObject(readJsonObject(await readSessionText(file))?.["accessToken"]);
  return typeof access?.["accessKeyId"] === "string";
}
