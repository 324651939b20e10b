import { closeSync, constants, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { replaceFile } from "./atomic-file.ts";
import { makeFolder } from "./make-folder.ts";
import { requireOwnFolders } from "./read-state-file.ts";
import { temporaryCopy } from "./temporary-copy.ts";

/**
 * Replaces a file of aws-temp's own in one step: 0600 from birth, whatever was there before, and never through a link.
 *
 * @param folders - how many of the folders above the file are aws-temp's own. Default 2: the state folder and one in it
 * @throws {CredentialError} `STATE_UNSAFE`; else the error of the operating system
 * @internal
 */
export async function writeStateFile(path: string, text: string, folders: 1 | 2 = 2): Promise<void> {
  requireOwnFolders(path, folders);
  await makeFolder(dirname(path));
  await replaceFile(path, text, { mode: 0o600 });
}

/**
 * As {@link writeStateFile}, at once; `undefined` removes the file. For work that may not be interrupted between two files.
 *
 * @throws as {@link writeStateFile}
 * @internal
 */
export function writeStateFileNow(path: string, text: string | undefined): void {
  requireOwnFolders(path);
  if (text === undefined) {
    rmSync(path, { force: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const next = temporaryCopy(path);
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  const file = openSync(next, O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), 0o600);
  try {
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(next, path);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}
