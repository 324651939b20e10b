import { execFileSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { isatty, ReadStream, WriteStream } from "node:tty";

/** The controlling terminal. */
export interface Terminal {
  readonly input: ReadStream;
  readonly output: WriteStream;
  close(): void;
}

/**
 * Opens the terminal that this process was started from, wherever its streams lead.
 *
 * @returns `undefined` when there is none, or it belongs to another job: whoever reads from the background is stopped
 */
export function openTerminal(): Terminal | undefined {
  if (!isForeground()) return undefined;
  const windows = process.platform === "win32";
  const opened: number[] = [];
  try {
    const reading = openSync(windows ? "\\\\.\\CONIN$" : "/dev/tty", "r+");
    opened.push(reading);
    const writing = openSync(windows ? "\\\\.\\CONOUT$" : "/dev/tty", "r+");
    opened.push(writing);
    if (!isatty(reading) || !isatty(writing)) throw new Error("no terminal");
    const input = new ReadStream(reading);
    const output = new WriteStream(writing);
    return {
      input,
      output,
      close() {
        input.destroy();
        output.destroy();
      },
    };
  } catch {
    for (const descriptor of opened) closeSync(descriptor);
    return undefined;
  }
}

/**
 * A name of the controlling terminal that no other terminal has at this time.
 *
 * @returns `undefined` when there is none, or the system does not tell
 */
export function terminalName(): string | undefined {
  const name = process.platform === "linux" ? linuxState()?.terminal : terminalByPs();
  return name === undefined || name === "0" ? undefined : `${hostname()} ${name}`;
}

/** Whether the terminal listens to this process's job. Where the system does not tell, it is taken for granted. */
function isForeground(): boolean {
  if (process.platform !== "linux") return true;
  const state = linuxState();
  return state === undefined || (state.terminal !== "0" && state.job === state.terminalJob);
}

function linuxState() {
  try {
    // After the name in brackets, which may hold anything: state, parent, job, session, terminal, the terminal's job.
    const [, , job, , terminal, terminalJob] = (readFileSync("/proc/self/stat", "utf8").split(") ").at(-1) ?? "").split(" ");
    return { job, terminal, terminalJob };
  } catch {
    return undefined;
  }
}

/** As macOS and the BSDs tell it: `ttys003`, or `??` without a terminal. Windows has no names for its consoles. */
function terminalByPs(): string | undefined {
  if (process.platform === "win32") return undefined;
  try {
    const name = execFileSync("ps", ["-o", "tty=", "-p", String(process.pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return /^tty\S+$/.exec(name.trim())?.[0];
  } catch {
    return undefined;
  }
}
