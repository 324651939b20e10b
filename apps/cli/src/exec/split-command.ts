import { CredentialError } from "@aws-temp/core";

/** A command line as `exec` takes it. */
export interface SplitCommand {
  /** What is ours: up to `--`. */
  readonly own: string[];
  /** The program and its arguments; `undefined` when there is no `--`. */
  readonly command: readonly [program: string, ...args: string[]] | undefined;
}

/**
 * Splits a command line at the first `--`: what follows is another program's, and is not looked at.
 *
 * @throws {CredentialError} `USAGE` when nothing follows: what was to follow may have been an empty variable of a script
 */
export function splitCommand(argv: readonly string[]): SplitCommand {
  const end = argv.indexOf("--");
  if (end === -1) return { own: [...argv], command: undefined };
  const [program, ...args] = argv.slice(end + 1);
  if (program === undefined) {
    throw new CredentialError("USAGE", "No command is behind --.", {
      hints: ["Add it: aws-temp exec NAME -- aws s3 ls", "To start a shell, omit the --: aws-temp exec NAME"],
    });
  }
  return { own: argv.slice(0, end), command: [program, ...args] };
}

/** What oclif says of words that are too many, with what is probably wrong: `exec NAME COMMAND` without `--`. */
export function missingSeparator(error: unknown): unknown {
  if (!(error instanceof Error && "oclif" in error && error.message.startsWith("Unexpected argument"))) return error;
  return new CredentialError("USAGE", "Put the command after --, so that its flags are not read as flags of exec.", {
    cause: error,
    hints: ["Use this form: aws-temp exec NAME -- aws s3 ls"],
  });
}
