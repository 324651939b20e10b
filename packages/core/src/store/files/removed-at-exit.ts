import { rmSync } from "node:fs";
import { sizeLimits } from "../../reading/limits.ts";
import { readRegularFile } from "../../reading/read-file.ts";

/** What each holds while it is ours, if another process may put its own in its place. */
const paths = new Map<string, string | undefined>();
const removeAll = () => {
  for (const [path, text] of paths) if (text === undefined || holds(path, text)) removeNow(path);
};

/** What cannot be removed stays: an error now would keep the others, and change how the process ends. */
function removeNow(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

function holds(path: string, text: string): boolean {
  try {
    return readRegularFile(path, { limit: sizeLimits.stateFile, followLinks: false }).toString("utf8") === text;
  } catch {
    return false;
  }
}

/**
 * Sees to it that a file which is only ours for the moment (a lock, a half-written copy) does not outlive the process when it is
 * ended in the middle of its work, as by Ctrl-C. What SIGKILL leaves behind, the next process must be able to bear.
 *
 * @param text - it is removed only while it holds this; default: whatever it holds
 * @returns takes the promise back: the file is gone, or has become something that stays
 * @internal
 */
export function removedAtExit(path: string, text?: string): () => void {
  if (paths.size === 0) process.on("exit", removeAll);
  paths.set(path, text);
  return () => {
    paths.delete(path);
    if (paths.size === 0) process.removeListener("exit", removeAll);
  };
}
