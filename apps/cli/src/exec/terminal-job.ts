import { execFileSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

/** Whether a terminal belongs to this process, wherever its streams lead: then Ctrl-C reaches the whole job, the child included. */
export function hasTerminal(platform: NodeJS.Platform): boolean {
  if (platform === "win32") return true;
  try {
    closeSync(openSync("/dev/tty", "r"));
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether the terminal listens to this process's job now. Who asks a question from the background is stopped by the system. Where
 * that cannot be told, it is not.
 */
export function isForeground(platform: NodeJS.Platform): boolean {
  if (platform === "win32") return true;
  if (platform === "linux") return isForegroundOnLinux();
  try {
    // The state of a process of the foreground job has a plus.
    return execFileSync("ps", ["-o", "stat=", "-p", String(process.pid)], { encoding: "utf8" }).includes("+");
  } catch {
    return false;
  }
}

function isForegroundOnLinux(): boolean {
  // After the name in brackets, which may hold anything: state, parent, job, session, terminal, the terminal's job.
  const [, , job, , terminal, terminalJob] = (readFileSync("/proc/self/stat", "utf8").split(") ").at(-1) ?? "").split(" ");
  return terminal !== "0" && job === terminalJob;
}
