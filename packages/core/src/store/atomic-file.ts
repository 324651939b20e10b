import type { Stats } from "node:fs";
import { chmod, lstat, open, readlink, rename, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { isAbsent } from "./is-absent.ts";
import { makeFolder } from "./make-folder.ts";
import { removedAtExit } from "./removed-at-exit.ts";
import { removeStrayCopies, temporaryCopy } from "./temporary-copy.ts";
import { retryWhileBusy } from "./while-busy.ts";

/**
 * How a file is written.
 *
 * @internal
 */
export interface AtomicWrite {
  /** Permission bits of a file that did not exist. An existing file keeps its own, and its owner. Default 0600. */
  readonly mode?: number | undefined;
  /** Permission bits of folders that must be made. Default 0700. */
  readonly directoryMode?: number | undefined;
}

/**
 * Replaces a file's content in one step: readers see the old text or the new one, never a part, and nobody else can read it for
 * even a moment. A link is followed, so that a linked `~/.aws/config` stays a link. What a process that was killed in the middle of
 * the same left in that folder some time ago is removed.
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
  await makeFolder(dirname(target), directoryMode);
  const kept = await stateOf(target);
  const temporary = temporaryCopy(target);
  const stays = removedAtExit(temporary);
  let written: number;
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(text, "utf8");
      await file.sync();
      const made = await file.stat();
      written = made.mtimeMs;
      // Root, by sudo, must not take a file away from its owner. Others may not give one away: then it is theirs.
      if (kept !== undefined && (kept.uid !== made.uid || kept.gid !== made.gid)) {
        await file.chown(kept.uid, kept.gid).catch(() => undefined);
      }
    } finally {
      await file.close();
    }
    const wanted = kept === undefined ? mode : kept.mode & 0o777;
    if (wanted !== 0o600) {
      await chmod(temporary, wanted);
    }
    await retryWhileBusy(() => rename(temporary, target));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    stays();
  }
  await removeStrayCopies(dirname(target), written);
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

async function stateOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (isAbsent(error)) {
      return undefined;
    }
    throw error;
  }
}
