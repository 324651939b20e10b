import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { TokenRoom } from "../../store/files/token-file.ts";
import { type SsoSession, ssoSessionKey } from "../sso-session.ts";
import { readCacheFile, ssoCacheFolder, writeCacheFile } from "./cache-file.ts";
import { belongsTo, parseToken, printToken, type SsoToken } from "./sso-token.ts";

/**
 * Where a session's token rests, for this tool as for every other.
 *
 * @internal
 */
export function ssoTokenFile(home: string, session: Pick<SsoSession, "name" | "startUrl">): string {
  return join(ssoCacheFolder(home), `${ssoSessionKey(session)}.json`);
}

/**
 * Reads a session's token. A file that is absent, torn, foreign, or left by another start URL of the same session is a miss.
 *
 * @throws {CredentialError} `FILE_UNREADABLE`
 * @internal
 */
export async function readToken(home: string, session: SsoSession): Promise<SsoToken | undefined> {
  const token = parseToken((await readCacheFile(ssoTokenFile(home, session))) ?? "");
  return token !== undefined && belongsTo(token, session) ? token : undefined;
}

/**
 * Writes a session's token in the AWS CLI's names and fields.
 *
 * @param how - `refreshed` keeps what other tools added to the file; a new sign-in starts a new one
 * @param room - that was taken for it before, see {@link reserveCacheFile}
 * @throws {CredentialError} `FILE_UNREADABLE`, `FILE_UNWRITABLE`, `STATE_UNSAFE`
 * @internal
 */
export async function writeToken(
  home: string,
  session: SsoSession,
  token: SsoToken,
  how: "refreshed" | "signed-in",
  room?: TokenRoom,
): Promise<void> {
  const file = ssoTokenFile(home, session);
  const before = how === "refreshed" ? await readCacheFile(file) : undefined;
  const text = printToken(token, before);
  await (room === undefined ? writeCacheFile(file, text) : room.write(text));
}

/** @internal */
export async function removeToken(file: string): Promise<void> {
  await rm(file, { force: true });
}
