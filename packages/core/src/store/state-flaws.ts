import { chmod, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { sizeLimits } from "../reading/limits.ts";
import { readRegularFile } from "../reading/read-file.ts";
import { UnfitFile } from "../reading/unfit-file.ts";
import { parseCacheEntry } from "./cache/credential-cache.ts";
import { isAbsent } from "./files/is-absent.ts";
import { isJson } from "./files/is-json.ts";
import { withFileLock } from "./locks/file-lock.ts";
import { isOwnerAlive } from "./locks/lock-owner.ts";

/**
 * Something in the folder of aws-temp's own files that should not be there, or not be so.
 *
 * @public
 */
export interface StateFlaw {
  /**
   * `open`: others may read it. `torn`: a file that holds nothing whole. `stale-lock`: its holder is gone. `left-over`: of a process
   * that was killed while it wrote.
   */
  readonly kind: "open" | "torn" | "stale-lock" | "left-over";
  readonly path: string;
  /** Safe at any time: no one loses anything by it. */
  mend(): Promise<void>;
}

/** Milliseconds after which no one is still writing a file, or holding a lock without touching it. */
const abandoned = 30_000;

const folders = ["", "cache", "locks", "failures", "mfa", "served", "trusted"];

/**
 * Looks through the folder of aws-temp's own files.
 *
 * @param now - milliseconds since the epoch, by the clock of the file system
 * @throws the error of the operating system when a folder or file is there and cannot be read
 * @internal
 */
export async function stateFlaws(stateFolder: string, now: number): Promise<readonly StateFlaw[]> {
  const flaws: StateFlaw[] = [];
  for (const name of folders) {
    const folder = join(stateFolder, name);
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw error;
    });
    if (entries === undefined) continue;
    flaws.push(...(await openToOthers(folder, 0o700)));
    for (const entry of entries.filter((each) => each.isFile())) {
      const path = join(folder, entry.name);
      flaws.push(...(await openToOthers(path, 0o600)), ...(await contentFlaw(name, path, now)));
    }
  }
  return flaws;
}

async function openToOthers(path: string, mode: number): Promise<readonly StateFlaw[]> {
  const found = await modeOf(path);
  if (process.platform === "win32" || found === undefined || (found & 0o077) === 0) return [];
  return [{ kind: "open", path, mend: () => chmod(path, mode) }];
}

async function contentFlaw(folder: string, path: string, now: number): Promise<readonly StateFlaw[]> {
  const remove = () => rm(path, { force: true });
  if (path.endsWith(".tmp")) return (await age(path, now)) > abandoned ? [{ kind: "left-over", path, mend: remove }] : [];
  if (folder === "locks") return await lockFlaw(path, now);
  if (!path.endsWith(".json")) return [];
  const text = contentOf(path);
  const whole = text !== undefined && (folder === "cache" ? parseCacheEntry(text) !== undefined : isJson(text));
  return whole ? [] : [{ kind: "torn", path, mend: remove }];
}

async function lockFlaw(path: string, now: number): Promise<readonly StateFlaw[]> {
  const line = lineOf(path);
  if (line === undefined) return [];
  const alive = line === "" ? "unknown" : isOwnerAlive(line);
  const lost = alive === false || (alive === "unknown" && (await age(path, now)) > abandoned);
  // Whoever takes it over lets it go: the only way that is safe while others wait for it.
  return lost ? [{ kind: "stale-lock", path, mend: () => withFileLock(path, async () => undefined) }] : [];
}

/** @returns `undefined` when it is larger than anything that we write */
function contentOf(path: string): string | undefined {
  try {
    return readRegularFile(path, { limit: sizeLimits.stateFile, followLinks: false }).toString("utf8");
  } catch (error) {
    if (error instanceof UnfitFile) return undefined;
    throw error;
  }
}

/** @returns `undefined` when the lock was released meanwhile */
function lineOf(path: string): string | undefined {
  try {
    return contentOf(path) ?? "";
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

async function age(path: string, now: number): Promise<number> {
  return await stat(path).then(
    ({ mtimeMs }) => now - mtimeMs,
    () => 0,
  );
}

async function modeOf(path: string): Promise<number | undefined> {
  return await stat(path).then(
    ({ mode }) => mode & 0o777,
    () => undefined,
  );
}
