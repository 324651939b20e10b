import type { Environment } from "@aws-temp/core";

/**
 * What the action needs of the runner, and nothing else of it.
 *
 * @public
 */
export interface Host {
  /** The variables of the job, as the runner hands them over. */
  readonly environment: Environment;
  /** An input without the white space around it; empty when it is not given. */
  input(name: string): string;
  /** From here on the runner hides this value in the log. Must come before anything that could show it. */
  mask(value: string): void;
  /** Sets a variable of the later steps. Empty stands for none: the runner cannot remove a variable. */
  exportVariable(name: string, value: string): void;
  output(name: string, value: string): void;
  /** Keeps a text for the post step, in a file that no one masks: never a secret. */
  saveState(name: string, value: string): void;
  /** What the main step kept; empty when it kept nothing. */
  state(name: string): string;
  /** Adds Markdown to the job's summary. */
  summary(markdown: string): void;
  /**
   * Does work that sets variables and outputs, all of it or nothing: when it fails, the runner's files become what they were before.
   *
   * @throws what the work throws
   */
  together(work: () => void): void;
  info(message: string): void;
  notice(message: string): void;
  warning(message: string): void;
  /** Shows an error with its code as title, and fails the step once it ends. */
  fail(message: string, code: string): void;
}

/**
 * A file through which a step talks to the runner cannot be written. The host knows nothing of the errors of core, which the cleanup
 * does not load.
 *
 * @public
 */
export class RunnerFileError extends Error {
  override readonly name = "RunnerFileError";
}
