import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isAbsent } from "../store/is-absent.ts";
import { signinCacheFolder } from "./cache-place.ts";
import { consoleSessionOf, type LoginSource } from "./console-session.ts";
import { asObject, readJsonObject } from "./json-object.ts";
import { forgetFailures, withSessionLock } from "./session-lock.ts";
import type { SigninDeps } from "./signin-deps.ts";
import { removeToken } from "./token-cache.ts";

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
 * Forgets every console session on this machine, as `aws logout --all`. What is no session stays.
 *
 * @returns how many there were
 * @throws {CredentialError} `FILE_UNWRITABLE`
 * @internal
 */
export async function signOutOfAllConsoles(deps: SigninDeps): Promise<number> {
  const folder = signinCacheFolder(deps);
  const names = await readdir(folder).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  let removed = 0;
  for (const name of names.filter((each) => each.endsWith(".json"))) {
    const file = join(folder, name);
    const session = { file, profile: undefined, loginSession: undefined };
    removed += await withSessionLock(session, deps, async () => ((await isSession(file)) && (await removeToken(file)) ? 1 : 0));
  }
  return removed;
}

async function isSession(file: string): Promise<boolean> {
  const text = await readFile(file, "utf8").catch(() => "");
  const access = asObject(readJsonObject(text)?.["accessToken"]);
  return typeof access?.["accessKeyId"] === "string";
}
