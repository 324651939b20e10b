import { dirname } from "node:path";
import { replaceFile } from "./atomic-file.ts";
import { makeFolder } from "./make-folder.ts";
import { requireOwnFolders } from "./read-state-file.ts";

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
