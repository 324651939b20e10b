import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { CredentialError, type Environment } from "@aws-temp/core";

/** A program to be started in this process's place. */
export interface Program {
  readonly command: readonly [program: string, ...args: string[]];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/** A program that runs. */
export interface RunningProgram {
  readonly child: ChildProcess;
  readonly exited: Promise<{ readonly status: number | null; readonly signal: NodeJS.Signals | null }>;
}

/**
 * Starts a program with this process's own streams, and no shell between.
 *
 * @returns once it runs
 * @throws {CredentialError} `COMMAND_NOT_FOUND`, `COMMAND_NOT_EXECUTABLE`
 */
export async function startProgram(program: Program): Promise<RunningProgram> {
  const { command, environment: env, platform } = program;
  const [file, ...args] = command;
  if (file === "") throw notFound(file);
  try {
    const options = { stdio: "inherit", env: { ...env } } as const;
    const child =
      platform === "win32"
        ? (await import("./spawn-on-windows.ts")).spawnOnWindows(file, args, options)
        : spawn(file, args, options);
    const exited = new Promise<Awaited<RunningProgram["exited"]>>((resolve) => {
      child.once("exit", (status, signal) => resolve({ status, signal }));
    });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    return { child, exited };
  } catch (error) {
    throw error instanceof CredentialError ? error : cannotStart(file, error as NodeJS.ErrnoException, program);
  }
}

/** The system says "not found" of a script, too, whose interpreter is missing, and "denied" of a search path with a locked folder. */
function cannotStart(file: string, error: NodeJS.ErrnoException, { environment, platform }: Program): CredentialError {
  const where = platform === "win32" ? undefined : placeOf(file, environment);
  const missing = error.code === "ENOENT" || error.code === "ENOTDIR";
  if (where === undefined && (missing || error.code === "EACCES")) return notFound(file, error);
  const path = where ?? file;
  if (where !== undefined && statSync(where, { throwIfNoEntry: false })?.isDirectory()) {
    return new CredentialError("COMMAND_NOT_EXECUTABLE", `${path} cannot be started: it is a folder.`, {
      cause: error,
      hints: [`Pass a program in it, or change to it in a shell: aws-temp exec NAME`],
    });
  }
  const why = missing
    ? "its interpreter, which the first line names, does not exist"
    : ({ EACCES: "it may not be executed", ENOEXEC: "it is no program", E2BIG: "its arguments are too long" }[error.code ?? ""] ??
      `${error.code ?? error.message}`);
  return new CredentialError("COMMAND_NOT_EXECUTABLE", `${path} cannot be started: ${why}.`, {
    cause: error,
    hints: error.code === "EACCES" ? [`Make it executable: chmod +x ${path}`] : [`Look at it: file ${path}`],
  });
}

function notFound(file: string, cause?: unknown): CredentialError {
  return new CredentialError("COMMAND_NOT_FOUND", file === "" ? "The command is empty." : `There is no program ${file}.`, {
    cause,
    hints: [
      file.includes("/") ? "Check the path." : "Check its name and the search path (PATH).",
      "For what only a shell knows, start one: aws-temp exec NAME -- sh -c '…'",
    ],
  });
}

function placeOf(file: string, environment: Environment): string | undefined {
  if (file.includes("/")) return existsSync(file) ? file : undefined;
  return (environment["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder || ".", file))
    .find((path) => existsSync(path));
}
