import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isAbsent } from "./atomic-file.ts";
import { removedAtExit } from "./removed-at-exit.ts";

/** The holder shows this often that it lives, by touching its lock. */
const heartbeat = 1000;
/** A lock that was not touched for so long has lost its holder, even where the process cannot be asked (another machine). */
const silence = 10_000;
const firstPause = 10;
const longestPause = 100;

/**
 * Runs `work` while no other process runs work under the same lock file.
 *
 * The lock is a lease with liveness: a file that only one process can create, touched every second. It is taken over at once when
 * its process is gone, and after ten seconds of silence otherwise (a process of another machine on a shared home, a reused process
 * id). Work that is taken over while its holder was merely asleep may overlap with the holder's; so it must be safe to do twice.
 *
 * @param path - the lock file; its folder is made, 0700
 * @throws what `work` throws, or the error of the operating system when no lock can be made there
 * @internal
 */
export async function withFileLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const token = `${process.pid} ${hostname()} ${randomBytes(8).toString("hex")}`;
  for (let pause = firstPause; !(await tryCreate(path, token)); pause = Math.min(longestPause, pause * 1.5)) {
    await removeIfLost(path);
    // Spread the waiters, so that a hundred of them do not look at the same moment.
    await wait(pause * (0.5 + Math.random()));
  }
  const stays = removedAtExit(path);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, heartbeat);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await release(path, token);
    stays();
  }
}

async function tryCreate(path: string, token: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(token);
    await file.close();
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // Windows answers EPERM while a deleted file is still open somewhere.
    if (code === "EEXIST" || (code === "EPERM" && process.platform === "win32")) {
      return false;
    }
    throw error;
  }
}

/**
 * Removes a lock whose holder is gone. A second lock guards the removal: without it, two waiters could both judge the old lock
 * lost, and the slower one remove what the faster one had just created.
 */
async function removeIfLost(path: string): Promise<void> {
  if (!(await isLost(path))) {
    return;
  }
  const guard = `${path}.takeover`;
  if (!(await tryCreate(guard, String(process.pid)))) {
    if ((await age(guard)) > silence) {
      await rm(guard, { force: true });
    }
    return;
  }
  try {
    if (await isLost(path)) {
      await rm(path, { force: true });
    }
  } finally {
    await rm(guard, { force: true });
  }
}

async function isLost(path: string): Promise<boolean> {
  const silent = await age(path);
  if (silent > silence) {
    return true;
  }
  const [pid, host] = (await readOrEmpty(path)).split(" ");
  if (pid === undefined || pid === "" || host !== hostname()) {
    return false;
  }
  return !isAlive(Number(pid));
}

/** Milliseconds since the file was touched; -1 when it is not there. */
async function age(path: string): Promise<number> {
  try {
    // The file's own clock may be another machine's; a lock from the future counts as fresh.
    return Date.now() - (await stat(path)).mtimeMs;
  } catch (error) {
    if (isAbsent(error)) return -1;
    throw error;
  }
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isAbsent(error)) return "";
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

async function release(path: string, token: string): Promise<void> {
  if ((await readOrEmpty(path)) === token) {
    await rm(path, { force: true });
  }
}
