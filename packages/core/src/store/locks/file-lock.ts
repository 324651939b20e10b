import { type FileHandle, lstat, open, rm, utimes } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sizeLimits } from "../../reading/limits.ts";
import { UnfitFile } from "../../reading/unfit-file.ts";
import { isAbsent } from "../files/is-absent.ts";
import { makeFolder } from "../files/make-folder.ts";
import { removedAtExit } from "../files/removed-at-exit.ts";
import { readWhileBusy, retryWhileBusy } from "../files/while-busy.ts";
import { sha256 } from "../sha256.ts";
import { describeOwner, isOwnerAlive, ownerLine } from "./lock-owner.ts";

/** The holder shows this often that it lives, by touching its lock. */
const heartbeat = 1000;
/** A lock that was not touched while someone watched it for so long has lost its holder. */
const silence = 4000;
/** So long a lock may be empty: its holder writes its name right after creating it. */
const nameless = 1000;
const firstPause = 10;
const longestPause = 100;

/** A lock file as it was when it last changed, and when that was noticed by a clock that no one sets. */
interface Sight {
  readonly mark: string;
  readonly since: number;
}

/** Gives what the work would, when another process has meanwhile done it. */
type Meanwhile<Result> = () => Promise<{ readonly result: Result } | undefined>;

/**
 * Runs `work` while no other process runs work under the same lock file.
 *
 * The lock is a lease with liveness: a file that only one process can create, which names its process and is touched every second. It
 * is taken over at once when that process is gone, and after four seconds of silence where no one can tell (a process of another
 * machine on a shared home, a stopped one). Work that is taken over while its holder was merely asleep may overlap with the holder's;
 * so it must be safe to do twice.
 *
 * @param path - the lock file; its folder is made, 0700
 * @param meanwhile - asked while waiting; what it gives ends the wait, without the lock
 * @throws what `work` and `meanwhile` throw, or the error of the operating system when no lock can be made there
 * @internal
 */
export async function withFileLock<Result>(
  path: string,
  work: () => Promise<Result>,
  meanwhile?: Meanwhile<Result>,
): Promise<Result> {
  const line = ownerLine();
  const sights = new Map<string, Sight>();
  for (let pause = firstPause; !(await tryCreate(path, line)); pause = Math.min(longestPause, pause * 1.5)) {
    const found = await meanwhile?.();
    if (found !== undefined) return found.result;
    await removeIfLost(path, sights);
    // Spread the waiters, so that a hundred of them do not look at the same moment.
    await wait(pause * (0.5 + Math.random()));
  }
  const stays = removedAtExit(path, line);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, heartbeat);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await release(path, line);
    stays();
  }
}

/**
 * Who holds a lock, in words.
 *
 * @throws the error of the operating system
 * @internal
 */
export async function holderOf(path: string): Promise<string> {
  return describeOwner(await readOrEmpty(path));
}

async function tryCreate(path: string, line: string): Promise<boolean> {
  const file = await openNew(path).catch(async (error: unknown) => {
    if (!isAbsent(error)) throw error;
    await makeFolder(dirname(path));
    return await openNew(path);
  });
  if (file === undefined) return false;
  try {
    await file.writeFile(line);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  // Someone may have found it empty for too long.
  return (await readOrEmpty(path)) === line;
}

/** @returns `undefined` when it is there */
async function openNew(path: string): Promise<FileHandle | undefined> {
  try {
    return await retryWhileBusy(() => open(path, "wx", 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return undefined;
    throw error;
  }
}

/**
 * Removes a lock whose holder is gone. A lock of its own guards the removal: else two waiters could both judge the lock lost, and the
 * slower one remove what the faster one had just created. Its name comes from the lost lock's line, so it guards that one alone.
 * Who removes a lock may be killed as well: then its guard is removed in the same way.
 */
async function removeIfLost(path: string, sights: Map<string, Sight>): Promise<void> {
  const line = await readOrEmpty(path);
  if (!(await isLost(path, line, sights))) {
    return;
  }
  const guard = `${path}.${sha256(line).slice(0, 16)}.takeover`;
  if (!(await tryCreate(guard, ownerLine()))) {
    await removeIfLost(guard, sights);
    return;
  }
  try {
    if ((await readOrEmpty(path)) === line) {
      await remove(path);
    }
  } finally {
    await remove(guard);
  }
}

async function isLost(path: string, line: string, sights: Map<string, Sight>): Promise<boolean> {
  const alive = line === "" ? "unknown" : isOwnerAlive(line);
  if (alive !== "unknown") {
    return !alive;
  }
  const touched = await touchedAt(path);
  if (touched === undefined) {
    return false;
  }
  // The file's clock may be another machine's, and this one's may just have been set: that it changes is all that counts.
  const mark = `${line} ${touched}`;
  const now = performance.now();
  const seen = sights.get(path);
  if (seen?.mark !== mark) {
    sights.set(path, { mark, since: now });
  }
  const watched = seen?.mark === mark ? now - seen.since : 0;
  return watched > (line === "" ? nameless : silence);
}

/** When the file was touched, in milliseconds; `undefined` when it is not there. */
async function touchedAt(path: string): Promise<number | undefined> {
  try {
    // The link itself: one that leads nowhere is there all the same.
    return (await retryWhileBusy(() => lstat(path))).mtimeMs;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return readWhileBusy(path, { limit: sizeLimits.stateFile, followLinks: false }).toString("utf8");
  } catch (error) {
    // What is no regular file has no holder: it is treated as an empty lock.
    if (isAbsent(error) || error instanceof UnfitFile || (error as NodeJS.ErrnoException).code === "ELOOP") return "";
    throw error;
  }
}

async function release(path: string, line: string): Promise<void> {
  if ((await readOrEmpty(path).catch(() => "")) === line) {
    await remove(path).catch(() => undefined);
  }
}

async function remove(path: string): Promise<void> {
  await retryWhileBusy(() => rm(path, { force: true }));
}
