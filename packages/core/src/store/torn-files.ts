import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isAbsent } from "./is-absent.ts";
import { isJson } from "./is-json.ts";

/**
 * The `.json` files of a folder that hold no JSON: written in place by somebody who was interrupted.
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
    if (!isJson(await readFile(file, "utf8"))) torn.push(file);
  }
  return torn;
}
