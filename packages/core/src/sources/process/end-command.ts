import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Environment } from "../../ports/environment.ts";

/** @internal */
export interface EndCommandInput {
  readonly pid: number;
  readonly signal: NodeJS.Signals;
  /** On Windows it names the folder of the system's own programs. */
  readonly environment: Environment;
  /** As Node spells it. Default: this one. */
  readonly platform?: string | undefined;
}

/**
 * Ends a shell with what it started: a shell that is told to end leaves its commands running. They cannot be a group of their own, for
 * then they could not ask a question on the terminal. On Windows there are no signals: there all are ended at once.
 *
 * Where the system does not tell who was started by whom, only the shell ends.
 *
 * @returns the numbers of the processes that were told
 * @internal
 */
export function endCommand({ pid, signal, environment, platform = process.platform }: EndCommandInput): readonly number[] {
  if (platform === "win32") {
    // By its full path: a program of that name in the current folder would be started in its place.
    const taskkill = `${environment["SystemRoot"] || "C:\\Windows"}\\System32\\taskkill.exe`;
    if (output(taskkill, ["/pid", String(pid), "/t", "/f"]) !== undefined) return [];
  }
  // The list first: the children of a process that has ended are another's.
  const all =
    platform === "linux" ? withDescendants(pid) : descendantsIn(output("/bin/ps", ["-A", "-o", "pid=,ppid="]) ?? "", pid);
  for (const each of all) {
    try {
      process.kill(each, signal);
    } catch {
      // It has ended by itself.
    }
  }
  return all;
}

/**
 * A process with its descendants.
 *
 * @param table - a line for each process of the system: its number, and its parent's
 * @internal
 */
export function descendantsIn(table: string, pid: number): readonly number[] {
  const rows = table.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  const descend = (of: number): readonly number[] => [
    of,
    ...rows.flatMap(([child, parent]) => (parent === of && child !== undefined && child !== of ? descend(child) : [])),
  ];
  return descend(pid);
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

/**
 * Whether a process still runs. One that has ended and that its parent has not yet asked for (a zombie) still has its number, and takes
 * signals; it does not run.
 *
 * @internal
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const state = stateOf(pid);
  return state === undefined || !/^[ZX]/.test(state);
}

/** @internal */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended.
    }
  }
}

/** @returns the letter of the process's state; `undefined` where the system does not tell it */
function stateOf(pid: number): string | undefined {
  if (process.platform === "win32") return undefined;
  if (process.platform !== "linux") return output("/bin/ps", ["-o", "state=", "-p", String(pid)])?.trim();
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The program's name is before it, in brackets, and may hold any character.
    return text.slice(text.lastIndexOf(")") + 1).trim();
  } catch {
    return undefined;
  }
}

/** @returns `undefined` when the program is not there or fails */
function output(program: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(program, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      windowsHide: true,
      timeout: 5000,
    });
  } catch {
    return undefined;
  }
}
