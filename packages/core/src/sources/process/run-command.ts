import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import type { Environment } from "../../ports/environment.ts";
import { endCommand, isRunning, killAll } from "./end-command.ts";

/** @internal */
export interface CommandInput {
  readonly command: string;
  readonly environment: Environment;
  /** A user sits at a terminal: the command may write to it and read from it. */
  readonly terminal: boolean;
  readonly timeoutMs: number;
  /** Bytes of stdout after which the command is ended. */
  readonly outputLimit: number;
  /** Bytes of stderr after which the command is ended. */
  readonly errorLimit: number;
  /**
   * Whether nothing more is to come on stdout. A command that has said everything and lives on is not waited for.
   */
  readonly isWhole: (stdout: string) => boolean;
}

/**
 * How a command ended.
 *
 * @internal
 */
export interface CommandEnd {
  readonly ended: "by itself" | "by a signal" | "timed out" | "too much output" | "too many errors" | "not started";
  readonly status: number | undefined;
  readonly signal: string | undefined;
  /** Holds secrets. */
  readonly stdout: string;
  /** The end of what it wrote to stderr; empty when that went to the terminal. */
  readonly stderr: string;
  readonly cause: unknown;
}

const killAfterMs = 2000;
const lookMs = 20;

/**
 * So long what a command wrote before its end may take to arrive. What it has started and left behind (a browser, a daemon) may hold its
 * pipes open; that is not waited for.
 */
const arrivalMs = 100;

/** So long a command that has written a whole answer may take to end, for its status counts. */
const livesOnMs = 1000;

/** Bytes of stderr that are kept, from the end. */
const keptOfStderr = 4096;

/**
 * Runs a command line in the system's shell: `/bin/sh -c` on POSIX, `cmd.exe` on Windows. Never rejects.
 *
 * @internal
 */
export function runCommand(input: CommandInput): Promise<CommandEnd> {
  const { command, environment, terminal, timeoutMs, outputLimit, errorLimit, isWhole } = input;
  return new Promise<CommandEnd>((resolve) => {
    // The child stays in this process group, or it could not ask a question on the terminal.
    const child = spawn(command, {
      shell: true,
      env: { ...environment },
      stdio: terminal ? ["inherit", "pipe", "inherit"] : ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    const stdout: Buffer[] = [];
    let stderr = Buffer.alloc(0);
    let size = 0;
    let errorSize = 0;
    let ended: CommandEnd["ended"] | undefined;
    /** Settles when nothing of a command that was told to end runs any more. */
    let gone: Promise<void> = Promise.resolve();
    // A helper that no one waits for any more would go on asking its user, beside the next one.
    const end = (): readonly number[] => {
      // The number of a process that has ended may be another's.
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return [];
      return endCommand({ pid: child.pid, signal: "SIGTERM", environment });
    };
    // This process ends, so nothing can be left for later: a command that ignores SIGTERM is killed before.
    const abandon = () => {
      const ended = end();
      const until = performance.now() + killAfterMs;
      while (ended.some(isRunning) && performance.now() < until)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lookMs);
      killAll(ended);
    };
    process.on("exit", abandon);
    const finish = (status: number | null, signal: string | null, cause?: unknown) => {
      clearTimeout(timer);
      process.off("exit", abandon);
      resolve({
        ended: ended ?? (cause !== undefined ? "not started" : signal === null ? "by itself" : "by a signal"),
        status: status ?? undefined,
        signal: signal ?? undefined,
        stdout: written(),
        stderr: stderr.toString("utf8"),
        cause,
      });
    };
    const written = () => Buffer.concat(stdout).toString("utf8");
    // The end of what lives on and holds the pipes open is not waited for.
    const letGo = () => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    const stop = (why: "timed out" | "too much output" | "too many errors") => {
      if (ended !== undefined) return;
      ended = why;
      gone = afterPatience(end());
      letGo();
    };
    // It has said all. If it goes on with something else after that, neither its end nor its stderr changes the answer.
    const useIfWhole = () => {
      if (ended !== undefined || child.exitCode !== null || child.signalCode !== null || !isWhole(written())) return;
      child.unref();
      child.removeAllListeners("close");
      letGo();
      finish(0, null);
    };
    const timer = setTimeout(() => stop("timed out"), timeoutMs);
    child.stdout?.on("data", (chunk: Buffer) => {
      size += chunk.length;
      stdout.push(chunk);
      if (size > outputLimit) {
        stop("too much output");
      } else if (isWhole(written())) {
        if (child.exitCode === 0) letGo();
        else setTimeout(useIfWhole, livesOnMs).unref();
      }
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      stderr = Buffer.concat([stderr, chunk]).subarray(-keptOfStderr);
      errorSize += chunk.length;
      if (errorSize > errorLimit) stop("too many errors");
    });
    child.on("error", (cause) => finish(null, null, cause));
    child.on("exit", () => {
      setTimeout(letGo, arrivalMs).unref();
    });
    child.on("close", (status, signal) => void gone.then(() => finish(status, signal)));
  }).catch((cause: unknown) => ({ ended: "not started", status: undefined, signal: undefined, stdout: "", stderr: "", cause }));
}

/** Waits for processes that were told to end, and kills those that do not. */
async function afterPatience(pids: readonly number[]): Promise<void> {
  const until = performance.now() + killAfterMs;
  while (pids.some(isRunning) && performance.now() < until) await pause(lookMs);
  killAll(pids);
}
