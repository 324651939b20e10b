import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { sizeLimits } from "../reading/limits.ts";
import { readRegularFile } from "../reading/read-file.ts";
import { UnfitFile } from "../reading/unfit-file.ts";
import { isAbsent } from "./files/is-absent.ts";
import { isJson } from "./files/is-json.ts";

/**
 * The `.json` files of a folder that hold no JSON: written in place by someone who was interrupted.
 *
 * @throws the error of the operating system when folder or file are there and cannot be read
 * @internal
 */
export async function tornFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  const torn: string[] = [];
  for (const { name } of entries.filter((entry) => entry.isFile() && entry.name.endsWith(".json"))) {
    const file = join(folder, name);
    if (isTorn(file)) torn.push(file);
  }
  return torn;
}

/** A file that cannot be read, or is too large, holds nothing that the AWS CLI can use either. */
function isTorn(file: string): boolean {
  try {
    return !isJson(readRegularFile(file, { limit: sizeLimits.tokenFile }).toString("utf8"));
  } catch (error) {
    if (isAbsent(error)) return false;
    if (error instanceof UnfitFile) return true;
    throw error;
  }
}
