import { chmod, lstat, mkdir, open, readlink, rename, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { isAbsent } from "./is-absent.ts";
import { removedAtExit } from "./removed-at-exit.ts";

/**
 * How a file is written.
 *
 * @internal
 */
export interface AtomicWrite {
  /** Permission bits of a file that did not exist. An existing file keeps its own. Default 0600. */
  readonly mode?: number | undefined;
  /** Permission bits of folders that must be made. Default 0700. */
  readonly directoryMode?: number | undefined;
}

/**
 * Replaces a file's content in one step: readers see the old text or the new one, never a part, and nobody else can read it for
 * even a moment. A link is followed, so that a linked `~/.aws/config` stays a link.
 *
 * @throws the error of the operating system
 * @internal
 */
export async function writeAtomically(
  path: string,
  text: string,
  { mode = 0o600, directoryMode = 0o700 }: AtomicWrite = {},
): Promise<void> {
  const target = await followLinks(path);
  await mkdir(dirname(target), { recursive: true, mode: directoryMode });
  const kept = await modeOf(target);
  const temporary = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`;
  const stays = removedAtExit(temporary);
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(text, "utf8");
      await file.sync();
    } finally {
      await file.close();
    }
    const wanted = kept ?? mode;
    if (wanted !== 0o600) {
      await chmod(temporary, wanted);
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    stays();
  }
}

async function followLinks(path: string, depth = 0): Promise<string> {
  try {
    const stats = await lstat(path);
    if (!stats.isSymbolicLink() || depth > 40) {
      return path;
    }
    return await followLinks(resolve(dirname(path), await readlink(path)), depth + 1);
  } catch (error) {
    if (isAbsent(error)) {
      return path;
    }
    throw error;
  }
}

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await lstat(path)).mode & 0o777;
  } catch (error) {
    if (isAbsent(error)) {
      return undefined;
    }
    throw error;
  }
}
