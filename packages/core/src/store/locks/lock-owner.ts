import { readFileSync, readlinkSync } from "node:fs";

/**
 * What a lock file says of its holder, as one line: process id, start of the process, machine, and what no two holders share.
 *
 * @internal
 */
export function ownerLine(): string {
  return `${ownerStart()} ${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
}

/**
 * How every lock of this process begins.
 *
 * @internal
 */
export function ownerStart(): string {
  return `${process.pid} ${processState(process.pid)?.start ?? "-"} ${machine()}`;
}

/**
 * The holder in words: `process 4242`.
 *
 * @internal
 */
export function describeOwner(line: string): string {
  const [number = "", , where] = line.split(" ");
  if (!/^\d+$/.test(number)) return "another process";
  return where === machine() ? `process ${number}` : "a process of another machine or container";
}

/**
 * Whether the holder lives, as far as this process can tell: `unknown` for a process of another machine or container, for one that
 * is stopped, and where the system does not tell when a process was started (the number may be another's by now).
 *
 * @internal
 */
export function isOwnerAlive(line: string): boolean | "unknown" {
  const [number, start, where] = line.split(" ");
  const pid = Number(number);
  if (!Number.isSafeInteger(pid) || pid <= 0 || where !== machine()) return "unknown";
  if (!exists(pid)) return false;
  const state = processState(pid);
  if (state === undefined || start === "-") return "unknown";
  // A process that was killed and whose parent has not noticed yet still has its number.
  if (state.start !== start || state.letter === "Z" || state.letter === "X") return false;
  return state.letter === "T" || state.letter === "t" ? "unknown" : true;
}

/** Process ids mean something only here: containers may share a home and a host name. */
function machine(): string {
  // Loaded here, because who finds an answer in the cache comes to no lock.
  const name = process.getBuiltinModule("node:os").hostname().replaceAll(/\s/g, "-");
  if (process.platform !== "linux") return name;
  try {
    return `${name}/${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return name;
  }
}

function processState(pid: number): { readonly letter: string; readonly start: string } | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    // The second field, a name in brackets, may hold spaces and brackets itself.
    const fields = (readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1) ?? "").split(" ");
    const [letter, start] = [fields[0], fields[19]];
    return letter === undefined || start === undefined ? undefined : { letter, start };
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to someone else.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
