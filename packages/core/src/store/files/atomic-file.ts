import type { Stats } from "node:fs";
import { type FileHandle, lstat, open, readlink, rename, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { kindOf, UnfitFile } from "../../reading/unfit-file.ts";
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
  /** See {@link NewFile.stillMeant}. */
  readonly stillMeant?: (() => boolean) | undefined;
}

/**
 * Replaces a file's content in one step: readers see the old text or the new one, never a part, and no one else can read it for
 * even a moment. A link is followed, so that a linked `~/.aws/config` stays a link. Only a regular file is ever replaced.
 *
 * @throws {UnfitFile} when something else than a regular file is there; else the error of the operating system
 * @internal
 */
export async function writeAtomically(
  path: string,
  text: string,
  { mode = 0o600, directoryMode = 0o700, stillMeant }: AtomicWrite = {},
): Promise<void> {
  const target = await followLinks(path);
  await makeFolder(dirname(target), directoryMode);
  const kept = await stateOf(target);
  const kind = kept && kindOf(kept);
  if (kind !== undefined) throw new UnfitFile(path, kind);
  await replaceFile(target, text, {
    ...(kept === undefined ? { mode } : { mode: kept.mode & 0o777, owner: kept }),
    stillMeant,
  });
}

/**
 * How the file that takes the place of another one looks.
 *
 * @internal
 */
export interface NewFile {
  /** Permission bits, whatever the umask. */
  readonly mode: number;
  /** Root, by sudo, must not take a file away from its owner. Others may not give one away: then it is theirs. */
  readonly owner?: Pick<Stats, "uid" | "gid"> | undefined;
  /** Asked right before the new file takes the old one's place: `false` leaves the old one, with {@link FileChanged}. */
  readonly stillMeant?: (() => boolean) | undefined;
}

/**
 * Another program changed a file between its reading and its replacement. Nothing was replaced.
 *
 * @internal
 */
export class FileChanged extends Error {
  override readonly name = "FileChanged";
}

/**
 * Puts a new file in the place of whatever is there; a link is replaced, not followed. What a process that was killed in the middle of
 * the same left in that folder some time ago is removed.
 *
 * @throws the error of the operating system
 * @internal
 */
export async function replaceFile(target: string, text: string, look: NewFile): Promise<void> {
  const room = await reserveFile(target, 0);
  await room.fill(text, look);
}

/**
 * A file that waits to take the place of another one.
 *
 * @internal
 */
export interface ReservedFile {
  /** Writes the text and puts the file in its place. On an error nothing is left, and the old file stays. */
  fill(text: string, look: NewFile): Promise<void>;
  /** Removes it, unless it was filled. */
  release(): Promise<void>;
}

/**
 * Makes the file that {@link replaceFile} would, before its text is known: once it is there, a full disk does not keep it from being
 * filled.
 *
 * @param bytes - to take on the disk at once
 * @throws the error of the operating system
 * @internal
 */
export async function reserveFile(target: string, bytes: number): Promise<ReservedFile> {
  const temporary = temporaryCopy(target);
  const stays = removedAtExit(temporary);
  let file: FileHandle | undefined;
  const release = async () => {
    await file?.close().catch(() => undefined);
    file = undefined;
    await rm(temporary, { force: true });
    stays();
  };
  const orRelease = async <Result>(work: (opened: FileHandle) => Promise<Result>): Promise<Result> => {
    try {
      file ??= await open(temporary, "wx", 0o600);
      return await work(file);
    } catch (error) {
      await release();
      throw error;
    }
  };
  if (bytes > 0) {
    await orRelease(async (opened) => {
      await writeWhole(opened, Buffer.alloc(bytes, " "));
      await opened.sync();
    });
  }
  return {
    release,
    fill: async (text, { mode, owner, stillMeant }) =>
      await orRelease(async (opened) => {
        const content = Buffer.from(text, "utf8");
        await writeWhole(opened, content);
        await opened.truncate(content.length);
        await opened.sync();
        const made = await opened.stat();
        if (owner !== undefined && (owner.uid !== made.uid || owner.gid !== made.gid)) {
          await opened.chown(owner.uid, owner.gid).catch(() => undefined);
        }
        // The umask may have taken away more than others' rights.
        if ((made.mode & 0o777) !== mode) await opened.chmod(mode);
        await opened.close();
        if (stillMeant?.() === false) throw new FileChanged(target);
        await retryWhileBusy(() => rename(temporary, target));
        stays();
        await removeStrayCopies(dirname(target), made.mtimeMs);
      }),
  };
}

/** From the file's start. The system may take a part at a time, as on a disk that is nearly full. */
async function writeWhole(file: FileHandle, content: Buffer): Promise<void> {
  for (let done = 0; done < content.length; ) {
    done += (await file.write(content, done, content.length - done, done)).bytesWritten;
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
