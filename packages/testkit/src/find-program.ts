import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";

/**
 * Finds every program of a name on a search path, in its order. On Windows, `.exe` is added to a name that has no extension.
 *
 * @param path - as `PATH` has it; by default that of the test run
 * @public
 */
export async function findPrograms(name: string, path = process.env["PATH"] ?? ""): Promise<string[]> {
  const file = process.platform === "win32" && !name.includes(".") ? `${name}.exe` : name;
  const candidates = path
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, file));
  const usable = await Promise.all(candidates.map(isExecutable));
  return candidates.filter((_, index) => usable[index]);
}

/**
 * The first program of a name on the search path.
 *
 * @public
 */
export async function findProgram(name: string, path?: string): Promise<string | undefined> {
  return (await findPrograms(name, path))[0];
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
