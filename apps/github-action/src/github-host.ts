import { appendFileSync, statSync, truncateSync } from "node:fs";
import { error, exportVariable, getInput, getState, info, notice, saveState, setOutput, setSecret, warning } from "@actions/core";
import { type Host, RunnerFileError } from "./host.ts";
import { logText } from "./log-line.ts";

/**
 * The runner of GitHub Actions: its commands on stdout and its files.
 *
 * @param environment - the process's own, which `exportVariable` changes, too
 */
export function createGithubHost(environment: NodeJS.ProcessEnv): Host {
  return {
    environment,
    input: (name) => getInput(name),
    mask: setSecret,
    exportVariable: (name, value) => into(environment, "GITHUB_ENV", () => exportVariable(name, value)),
    output: (name, value) => into(environment, "GITHUB_OUTPUT", () => setOutput(name, value)),
    saveState: (name, value) => into(environment, "GITHUB_STATE", () => saveState(name, value)),
    state: getState,
    summary: (markdown) => {
      const file = environment["GITHUB_STEP_SUMMARY"];
      if (file) into(environment, "GITHUB_STEP_SUMMARY", () => appendFileSync(file, logText(markdown)));
    },
    together: (work) => {
      const marks = ["GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"].map((name) => markOf(environment[name] ?? ""));
      try {
        work();
      } catch (failed) {
        for (const mark of marks) cutBack(mark);
        throw failed;
      }
    },
    info: (message) => info(logText(message)),
    notice: (message) => notice(logText(message)),
    warning: (message) => warning(logText(message)),
    fail: (message, code) => {
      process.exitCode = 1;
      error(logText(message), { title: code });
    },
  };
}

interface Mark {
  readonly file: string;
  readonly size: number;
}

function markOf(file: string): Mark {
  return { file, size: statSync(file, { throwIfNoEntry: false })?.size ?? 0 };
}

/** Takes no room on a full disk, as writing empty values would. */
function cutBack({ file, size }: Mark): void {
  try {
    truncateSync(file, size);
  } catch {
    // The first failure is the one that is told.
  }
}

/**
 * Writes into a file of the runner's. Without it the toolkit prints a value, secret or not, for runners of long ago.
 *
 * @throws {RunnerFileError}
 */
function into(environment: NodeJS.ProcessEnv, variable: string, write: () => void): void {
  if (!environment[variable]) {
    throw new RunnerFileError(
      `Missing required environment variables. Are you running in GitHub Actions? ${variable} is not set.`,
    );
  }
  try {
    write();
  } catch (cause) {
    throw new RunnerFileError(`The runner's file ${variable} cannot be written: ${(cause as Error).message}`, { cause });
  }
}
