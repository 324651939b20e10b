import { dirname } from "node:path";
import { sizeLimits } from "../../reading/limits.ts";
import { requireOwnFile, requireOwnFolder, type Trust } from "./own-place.ts";
import { readWhileBusy } from "./while-busy.ts";

const ownState: Trust = { elsewhere: "Or use another folder for aws-temp's own files: set AWS_TEMP_HOME." };

/**
 * Reads a file of aws-temp's own. It is believed only where no one else can have written it: folders and file belong to this user, others
 * may not write to them, and the file is no link.
 *
 * @param folders - how many of the folders above the file are aws-temp's own. Default 2: the state folder and one in it
 * @param limit - bytes
 * @throws {CredentialError} `STATE_UNSAFE`; else `UnfitFile` or the error of the operating system
 * @internal
 */
export function readStateFile(path: string, folders: 1 | 2 = 2, limit: number = sizeLimits.stateFile): string {
  requireOwnFolders(path, folders);
  return readWhileBusy(path, {
    limit,
    followLinks: false,
    check: (stats) => requireOwnFile(path, stats, ownState),
  }).toString("utf8");
}

/**
 * Makes sure that aws-temp's own folders above a file are safe.
 *
 * @throws {CredentialError} `STATE_UNSAFE`
 * @internal
 */
export function requireOwnFolders(path: string, folders: 1 | 2 = 2): void {
  const folder = dirname(path);
  if (folders === 2) requireOwnFolder(dirname(folder), ownState);
  requireOwnFolder(folder, ownState);
}
