import { lstat, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** No one else names a file so; so it may be removed wherever it lies, `~/.aws` included. */
const ours = /\.aws-temp-\d+-[a-z0-9]+\.tmp$/;
/** Milliseconds. To write a file takes a moment; what is older has lost its writer. */
const stale = 10 * 60_000;

/** With the process id it tells this process from all others, also from one of another container that has the same id. */
const started = Math.round(performance.timeOrigin).toString(36);

/**
 * How the names of all copies of this process go on behind the name of their target.
 *
 * @internal
 */
export const ownCopies = `.aws-temp-${process.pid}-${started}`;

/**
 * The name of a copy that is to take a file's place: beside it, and of no one else.
 *
 * @internal
 */
export function temporaryCopy(target: string): string {
  return `${target}${ownCopies}${Math.random().toString(36).slice(2)}.tmp`;
}

/**
 * Removes the copies that processes left in a folder when they were killed in the middle of a write: there may be secrets in them.
 * Age alone counts, for the process of a copy may be one of another machine or container. What cannot be removed stays.
 *
 * @param now - by the clock of the file system, in milliseconds since the epoch
 * @internal
 */
export async function removeStrayCopies(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (ours.test(name)) await removeIfStale(join(folder, name), now).catch(() => undefined);
  }
}

async function removeIfStale(path: string, now: number): Promise<void> {
  const stats = await lstat(path);
  if (stats.isFile() && now - stats.mtimeMs > stale) await rm(path, { force: true });
}
