import type { Stats } from "node:fs";
import { dirname } from "node:path";
import { sizeLimits } from "../../reading/limits.ts";
import { reserveFile } from "./atomic-file.ts";
import { makeFolder } from "./make-folder.ts";
import { ownerOf, requireOwnFile, requireOwnFolder } from "./own-place.ts";
import { readWhileBusy } from "./while-busy.ts";

/**
 * Reads a file of the caches that all AWS tools share (`~/.aws/sso/cache`, `~/.aws/login/cache`). It is believed only where no one else can
 * have written it.
 *
 * @throws {CredentialError} `STATE_UNSAFE`; else `UnfitFile` or the error of the operating system
 * @internal
 */
export function readTokenFile(file: string): string {
  const owner = trustedOwner(dirname(file));
  requireOwnFolder(dirname(file), { owner });
  const check = (stats: Stats) => requireOwnFile(file, stats, { owner });
  return readWhileBusy(file, { limit: sizeLimits.tokenFile, followLinks: false, check }).toString("utf8");
}

/**
 * Room for the next content of a token's file, taken before a refresh token is used: on a full disk a renewal must not use up the old
 * token and then have no place for the new one.
 *
 * @internal
 */
export interface TokenRoom {
  /** Puts the text in the file's place: 0600, in one step, never through a link. */
  write(text: string): Promise<void>;
  /** Gives the room back if nothing was written. */
  release(): Promise<void>;
}

/**
 * Takes room for a token's file.
 *
 * @param bytes - of the text to come, generously
 * @throws {CredentialError} `STATE_UNSAFE`; else the error of the operating system, `ENOSPC` on a full disk
 * @internal
 */
export async function reserveTokenFile(file: string, bytes: number): Promise<TokenRoom> {
  const folder = dirname(file);
  const owner = trustedOwner(folder);
  requireOwnFolder(folder, { owner });
  await makeFolder(folder);
  const room = await reserveFile(file, bytes);
  // Where the folder is another user's whom we trust, as in a container that mounts it, that user must be able to read the file.
  const give = owner === undefined || owner === process.geteuid?.() ? undefined : { uid: owner, gid: -1 };
  return { write: (text) => room.fill(text, { mode: 0o600, owner: give }), release: () => room.release() };
}

/**
 * Replaces a token's file in one step.
 *
 * @throws as {@link reserveTokenFile}
 * @internal
 */
export async function writeTokenFile(file: string, text: string): Promise<void> {
  const room = await reserveTokenFile(file, 0);
  await room.write(text);
}

/** Who owns `~/.aws` decides by its config file which programs run here: see {@link ownerOf}. A folder elsewhere has no such owner. */
function trustedOwner(folder: string): number | undefined {
  return /[/\\]\.aws[/\\](?:sso|login)[/\\]cache$/.test(folder) ? ownerOf(dirname(dirname(folder))) : undefined;
}
