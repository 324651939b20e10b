import { rmSync } from "node:fs";

const paths = new Set<string>();
const removeAll = () => {
  for (const path of paths) rmSync(path, { force: true });
};

/**
 * Sees to it that a file which is only ours for the moment (a lock, a half-written copy) does not outlive the process when it is
 * ended in the middle of its work, as by Ctrl-C. What SIGKILL leaves behind, the next process must be able to bear.
 *
 * @returns takes the promise back: the file is gone, or has become something that stays
 * @internal
 */
export function removedAtExit(path: string): () => void {
  if (paths.size === 0) process.on("exit", removeAll);
  paths.add(path);
  return () => {
    paths.delete(path);
    if (paths.size === 0) process.removeListener("exit", removeAll);
  };
}
