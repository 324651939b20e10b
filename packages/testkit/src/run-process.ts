import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** @public */
export interface ProcessOptions {
  /** The whole environment of the program: nothing is inherited. Without it, the environment of the test run. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly cwd?: string | undefined;
  /** Written to the program's stdin, which is then closed. Without it, stdin is empty. */
  readonly stdin?: string | Uint8Array | undefined;
  /** Milliseconds until the program, and on POSIX every program it started, is killed. Default: 30 s. */
  readonly timeout?: number | undefined;
  /** Ends the program when it fires. */
  readonly abort?: AbortSignal | undefined;
  /** The signal with which it does. Default: SIGTERM. */
  readonly abortWith?: NodeJS.Signals | undefined;
  readonly measureMemory?: boolean | undefined;
}

/** @public */
export interface ProcessResult {
  readonly stdout: string;
  readonly stderr: string;
  /** `null` when a signal ended the program. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly timedOut: boolean;
  /** With `measureMemory`: the most memory that the program has had, in bytes (`VmHWM`), as last seen before its end. Linux only, else 0. */
  readonly peakMemory?: number | undefined;
}

/**
 * Runs a program to its end and collects what it said, whatever its exit status. No shell is between, so arguments arrive as they
 * are.
 *
 * @throws what `spawn` throws, when the program cannot be started at all
 * @public
 */
export function runProcess(program: string, args: readonly string[], options: ProcessOptions = {}): Promise<ProcessResult> {
  const { env, cwd, stdin = "", timeout = 30_000, abort, abortWith = "SIGTERM", measureMemory = false } = options;
  const { promise, resolve, reject } = Promise.withResolvers<ProcessResult>();
  // A group of its own, so that a time-out also reaches what a shell has started.
  const group = process.platform !== "win32";
  const child = spawn(program, args, { env: env ?? process.env, cwd, detached: group, windowsHide: true });
  const kill = (signal: NodeJS.Signals): void => {
    if (group && child.pid !== undefined) {
      killGroup(child.pid, signal);
    } else {
      child.kill(signal);
    }
  };
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  let timedOut = false;
  const memory = measureMemory ? watchMemory(child.pid) : undefined;
  const timer = setTimeout(() => {
    timedOut = true;
    kill("SIGKILL");
  }, timeout);
  const terminate = (): void => kill(abortWith);
  abort?.addEventListener("abort", terminate, { once: true });
  const settle = (): void => {
    memory?.stop();
    clearTimeout(timer);
    abort?.removeEventListener("abort", terminate);
  };
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  // A program may end without reading what it was given.
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  child.on("error", (error) => {
    settle();
    reject(error);
  });
  child.on("close", (status, signal) => {
    settle();
    resolve({
      stdout: text(stdout),
      stderr: text(stderr),
      status,
      signal,
      timedOut,
      ...(memory && { peakMemory: memory.peak() }),
    });
  });
  return promise;
}

/** The system keeps the high-water mark itself, so a look now and then misses only what comes right before the end. */
function watchMemory(pid: number | undefined): { stop(): void; peak(): number } {
  let peak = 0;
  const look = (): void => {
    try {
      const [, kilobytes = "0"] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
      peak = Math.max(peak, Number(kilobytes) * 1024);
    } catch {
      // It has ended.
    }
  };
  const timer = process.platform === "linux" ? setInterval(look, 20) : undefined;
  timer?.unref();
  return { stop: () => clearInterval(timer), peak: () => peak };
}

function text(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString("utf8");
}

/** The group is gone when its last process has ended between the timer and the call. */
function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) {
      throw error;
    }
  }
}
