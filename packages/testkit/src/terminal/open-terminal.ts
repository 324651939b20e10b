import { spawn } from "@lydell/node-pty";
import { createScreen } from "./screen.ts";
import { createTranscript } from "./transcript.ts";

/** @public */
export interface TerminalOptions {
  readonly command: string;
  readonly args?: readonly string[] | undefined;
  /** The whole environment of the program; `TERM` is added. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string | undefined;
  /** Default: 100 columns, 30 rows. */
  readonly cols?: number | undefined;
  readonly rows?: number | undefined;
}

/**
 * A program at a pseudo-terminal, and what a user can do there.
 *
 * @public
 */
export interface Terminal extends AsyncDisposable {
  /**
   * Waits until a text shows in what the program has written since the last text that was waited for, and gives what came before
   * it. Control sequences are passed over. So two equal prompts are waited for one after the other.
   *
   * @param timeout - milliseconds; default 10 s
   * @throws {Error} with the screen, when the time is over or the program has ended without
   */
  waitFor(text: string | RegExp, timeout?: number): Promise<string>;
  /** Types; `\r` is the Enter key, `\u0003` Ctrl-C. */
  write(text: string): void;
  /** What a user sees now: the lines of the screen, without blank ones at its end. */
  screen(): Promise<string>;
  /** Everything that was written so far, control sequences included: where secrets are searched. */
  output(): string;
  readonly exited: Promise<{ readonly status: number; readonly signal: number | undefined }>;
  /** Closes the window: the terminal is gone for all programs that sit at it. */
  hangUp(): void;
  /** Ends the program, with SIGHUP unless told otherwise (Windows knows no signals). */
  kill(signal?: string): void;
}

/**
 * Starts a program at a pseudo-terminal. Nothing is polled: each wait is woken by what the program writes.
 *
 * @public
 */
export function openTerminal(options: TerminalOptions): Terminal {
  const { command, args = [], env, cwd, cols = 100, rows = 30 } = options;
  const pty = spawn(command, [...args], {
    name: "xterm-256color",
    cols,
    rows,
    env: { ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  let over = false;
  const screen = createScreen(cols, rows, (data) => {
    if (!over) pty.write(data);
  });
  const transcript = createTranscript();
  const { promise: exited, resolve: exit } = Promise.withResolvers<{ status: number; signal: number | undefined }>();
  pty.onData((data) => {
    screen.write(data);
    transcript.append(data);
  });
  pty.onExit(({ exitCode, signal }) => {
    over = true;
    transcript.end();
    exit({ status: exitCode, signal: signal || undefined });
  });
  const waitFor = async (text: string | RegExp, timeout = 10_000): Promise<string> => {
    try {
      return await transcript.waitFor(text, timeout);
    } catch (error) {
      throw new Error(`${(error as Error).message}. The screen:\n${await screen.text()}`, { cause: error });
    }
  };
  const kill = (signal?: string): void => {
    if (!over) {
      pty.kill(signal);
    }
  };
  return {
    waitFor,
    write: (text) => pty.write(text),
    screen: () => screen.text(),
    output: () => transcript.text(),
    exited,
    // There on each platform, though not in its types.
    hangUp: () => (pty as unknown as { destroy(): void }).destroy(),
    kill,
    [Symbol.asyncDispose]: async () => {
      // A program may ignore the gentler signals, and a test that is over waits for nobody.
      kill(process.platform === "win32" ? undefined : "SIGKILL");
      await exited;
    },
  };
}
