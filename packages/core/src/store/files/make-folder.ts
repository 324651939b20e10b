import { chmod, mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { isAbsent } from "./is-absent.ts";

/**
 * Makes a folder with those above it that are missing, unless it is there.
 *
 * Node's own `recursive` tries for ever where a folder cannot be made because the system knows no such place, as below `/proc`.
 *
 * @param mode - permission bits of what is made; default 0700
 * @throws the error of the operating system
 * @internal
 */
export async function makeFolder(path: string, mode = 0o700): Promise<void> {
  try {
    await make(path, mode);
  } catch (error) {
    if (await isFolder(path)) return;
    if (!isAbsent(error) || dirname(path) === path) throw error;
    await makeFolder(dirname(path), mode);
    await make(path, mode).catch(async (last: unknown) => {
      // Someone else may have been faster.
      if (!(await isFolder(path))) throw last;
    });
  }
}

/** A umask that takes away its owner's rights would leave a folder that we cannot use. */
async function make(path: string, mode: number): Promise<void> {
  await mkdir(path, { mode });
  const made = (await stat(path)).mode & 0o777;
  if ((made & 0o700) !== (mode & 0o700)) await chmod(path, mode);
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
