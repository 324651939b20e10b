import { readFileSync } from "node:fs";

/**
 * Ends a shell with what it started: a shell that is told to end leaves its commands running. They cannot be a group of their own, for
 * then they could not ask a question on the terminal.
 *
 * Where the system does not tell who was started by whom, only the shell ends.
 *
 * @internal
 */
export function endCommand(pid: number, signal: NodeJS.Signals): void {
  // The list first: the children of a process that has ended are another's.
  const all = withDescendants(pid);
  for (const each of all) {
    try {
      process.kill(each, signal);
    } catch {
      // It has ended by itself.
    }
  }
}

function withDescendants(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(withDescendants)];
}

function childrenOf(pid: number): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    return text === "" ? [] : text.split(" ").map(Number);
  } catch {
    return [];
  }
}
