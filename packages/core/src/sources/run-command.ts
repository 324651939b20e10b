import { spawn } from "node:child_process";
import type { Environment } from "../ports/environment.ts";
import { endCommand } from "./end-command.ts";

/** @internal */
export interface CommandInput {
  readonly command: string;
  readonly environment: Environment;
  /** A person sits at a terminal: the command may write to it and read from it. */
  readonly terminal: boolean;
  readonly timeoutMs: number;
  /** Bytes of stdout after which the command is ended. */
  readonly outputLimit: number;
  /**
   * Whether nothing more is to come on stdout. Once the command has ended, what it has started and left behind (a browser, a daemon)
   * is not waited for then, although it holds the pipe open.
   */
  readonly isWhole: (stdout: string) => boolean;
}

/**
 * How a command ended.
 *
 * @internal
 */
export interface CommandEnd {
  readonly ended: "by itself" | "by a signal" | "timed out" | "too much output" | "not started";
  readonly status: number | undefined;
  readonly signal: string | undefined;
  /** Holds secrets. */
  readonly stdout: string;
  /** The end of what it wrote to stderr; empty when that went to the terminal. */
  readonly stderr: string;
  readonly cause: unknown;
}

const killAfterMs = 1000;

/** So long what a command wrote before its end may take to arrive, while something else holds its pipes open. */
const arrivalMs = 100;

/** Bytes of stderr that are kept, from the end. */
const keptOfStderr = 4096;

/**
 * Runs a command line in the system's shell: `/bin/sh -c` on POSIX, `cmd.exe` on Windows. Never rejects.
 *
 * @internal
 */
export function runCommand(input: CommandInput): Promise<CommandEnd> {
  const { command, environment, terminal, timeoutMs, outputLimit, isWhole } = input;
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
    let ended: CommandEnd["ended"] | undefined;
    // A helper that nobody waits for any more would go on asking its person, beside the next one.
    const end = (signal: NodeJS.Signals) => {
      // The number of a process that has ended may be another's.
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        endCommand({ pid: child.pid, signal, environment });
    };
    const abandon = () => end("SIGTERM");
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
    const stop = (why: "timed out" | "too much output") => {
      ended = why;
      end("SIGTERM");
      setTimeout(() => end("SIGKILL"), killAfterMs).unref();
      letGo();
    };
    const timer = setTimeout(() => stop("timed out"), timeoutMs);
    child.stdout?.on("data", (chunk: Buffer) => {
      size += chunk.length;
      stdout.push(chunk);
      if (size > outputLimit && ended === undefined) {
        stop("too much output");
      } else if (child.exitCode === 0 && isWhole(written())) {
        letGo();
      }
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      stderr = Buffer.concat([stderr, chunk]).subarray(-keptOfStderr);
    });
    child.on("error", (cause) => finish(null, null, cause));
    child.on("exit", (status) => {
      setTimeout(() => {
        if (status !== 0 || isWhole(written())) letGo();
      }, arrivalMs).unref();
    });
    child.on("close", (status, signal) => finish(status, signal));
  }).catch((cause: unknown) => ({ ended: "not started", status: undefined, signal: undefined, stdout: "", stderr: "", cause }));
}
