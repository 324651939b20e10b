import { readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { removedAtExit } from "./removed-at-exit.ts";
import { writeStateFile } from "./write-state-file.ts";

/**
 * A file of this process alone, which goes when the process does.
 *
 * @internal
 */
export interface PrivateFile {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Writes a file (0600, in a folder of 0700) that is there for as long as this process, or shorter. What processes that were killed
 * left in the folder is removed.
 *
 * @param folder - for files of this kind alone
 * @internal
 */
export async function writePrivateFile(folder: string, text: string): Promise<PrivateFile> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => /^\d+-/.test(name) && !isAlive(Number.parseInt(name, 10)));
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
  const path = resolve(folder, `${process.pid}-${Math.random().toString(36).slice(2)}`);
  await writeStateFile(path, text);
  const gone = removedAtExit(path);
  return {
    path,
    async remove() {
      await rm(path, { force: true });
      gone();
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to someone else.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
