import { execFileSync } from "node:child_process";
import { closeSync, constants, openSync, readFileSync, readSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { isatty, ReadStream } from "node:tty";
import { printableLine } from "@aws-temp/core/internal/cached";

/** The controlling terminal. */
export interface Terminal {
  /** Whether each key is handed on as it is typed, and not shown. */
  setRawMode(raw: boolean): void;
  /** Writes text for people: on one line, without the control characters that it may have from outside. */
  say(text: string): void;
  /** Writes as it is: for what we echo, and line breaks. */
  write(text: string): void;
  /**
   * Hands on what is typed, and `undefined` once nothing more can be.
   *
   * @returns ends it: what is typed from then on is left to others
   */
  listen(heard: (typed: string | undefined) => void): () => void;
  close(): void;
}

/** Milliseconds between two looks at what was typed: too short to be noticed. */
const glance = 20;

/**
 * Opens the terminal that this process was started from, wherever its streams lead.
 *
 * @returns `undefined` when there is none, or it belongs to another job: whoever reads from the background is stopped
 */
export function openTerminal(): Terminal | undefined {
  if (!isForeground()) return undefined;
  const windows = process.platform === "win32";
  const opened: number[] = [];
  const open = (path: string, flags: string | number): number => {
    const descriptor = openSync(path, flags);
    opened.push(descriptor);
    if (!isatty(descriptor)) throw new Error("no terminal");
    return descriptor;
  };
  try {
    const writing = open(windows ? "\\\\.\\CONOUT$" : "/dev/tty", "r+");
    const reading = windows ? undefined : open("/dev/tty", constants.O_RDONLY | constants.O_NONBLOCK);
    const input = new ReadStream(open(windows ? "\\\\.\\CONIN$" : "/dev/tty", "r+"));
    // A terminal that is gone has no mode; who listens is told.
    input.on("error", () => undefined);
    const write = (text: string) => {
      try {
        writeSync(writing, text);
      } catch {
        // It is gone, too.
      }
    };
    return {
      setRawMode: (raw) => input.setRawMode(raw),
      say: (text) => write(printableLine(text)),
      write,
      listen: (heard) => (reading === undefined ? listenToStream(input, heard) : listenTo(reading, heard)),
      close() {
        // Closes its descriptor itself.
        input.destroy();
        closeSync(writing);
        if (reading !== undefined) closeSync(reading);
      },
    };
  } catch {
    for (const descriptor of opened) closeSync(descriptor);
    return undefined;
  }
}

/** A stream would read ahead: in an executable, what is typed for whoever asks next. */
function listenTo(descriptor: number, heard: (typed: string | undefined) => void): () => void {
  const bytes = Buffer.alloc(256);
  const look = () => {
    try {
      const size = readSync(descriptor, bytes);
      heard(size === 0 ? undefined : bytes.toString("utf8", 0, size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") heard(undefined);
    }
  };
  const timer = setInterval(look, glance);
  return () => clearInterval(timer);
}

function listenToStream(input: ReadStream, heard: (typed: string | undefined) => void): () => void {
  const read = (chunk: Buffer) => heard(chunk.toString("utf8"));
  const ended = () => heard(undefined);
  input.on("data", read).once("end", ended).once("error", ended).resume();
  return () => {
    input.off("data", read).off("end", ended).off("error", ended).pause();
  };
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
