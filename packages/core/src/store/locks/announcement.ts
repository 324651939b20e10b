import { mkdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { dirname } from "node:path";
import { isAbsent } from "../files/is-absent.ts";
import { removedAtExit } from "../files/removed-at-exit.ts";
import { isOwnerAlive, ownerLine } from "./lock-owner.ts";

/**
 * Tells other processes, until this one ends, that it is about to take a lock. What it needs for that takes far longer to load than
 * this takes to write, and of a hundred processes that start at once all others had better not load it, too.
 *
 * Nothing depends on it: two may tell it, none may hear it (on Windows, mostly); then the lock decides.
 *
 * @param path - the announcement: a link that leads nowhere, since only a link comes into being together with what it says
 * @returns `false`: another process that lives has told it before
 * @internal
 */
export function announce(path: string): boolean {
  try {
    if (!create(path)) {
      if (isAnnounced(path)) return false;
      // Whoever told it was killed.
      rmSync(path, { force: true });
      if (!create(path)) return false;
    }
    removedAtExit(path);
  } catch {
    // No such thing can be made there: then everybody takes the lock by themselves.
  }
  return true;
}

/**
 * Whether a process that lives announces it.
 *
 * @internal
 */
export function isAnnounced(path: string): boolean {
  const line = announcer(path);
  return line !== undefined && isOwnerAlive(line) === true;
}

/**
 * The process that announces it, as a lock names its holder.
 *
 * @internal
 */
export function announcer(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function create(path: string): boolean {
  const line = ownerLine();
  try {
    try {
      symlinkSync(line, path);
    } catch (error) {
      if (!isAbsent(error)) throw error;
      makeFolderNow(dirname(path));
      symlinkSync(line, path);
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** As `makeFolder`, and without a wait: Node's own `recursive` tries for ever below `/proc`. */
function makeFolderNow(path: string): void {
  const make = () => {
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  };
  try {
    make();
  } catch (error) {
    if (!isAbsent(error) || dirname(path) === path) throw error;
    makeFolderNow(dirname(path));
    make();
  }
}
