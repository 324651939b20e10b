import { closeSync, openSync, readFileSync } from "node:fs";
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

/** Whether the terminal listens to this process's job. Where the system does not tell, it is taken for granted. */
function isForeground(): boolean {
  if (process.platform !== "linux") return true;
  try {
    // After the name in brackets, which may hold anything: state, parent, job, session, terminal, the terminal's job.
    const [, , job, , terminal, terminalJob] = (readFileSync("/proc/self/stat", "utf8").split(") ").at(-1) ?? "").split(" ");
    return terminal !== "0" && job === terminalJob;
  } catch {
    return true;
  }
}
