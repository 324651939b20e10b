import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { CredentialError } from "@aws-temp/core";
import crossSpawn from "cross-spawn";

/** What cross-spawn makes of a command line; its types leave it out. */
interface Prepared {
  readonly command: string;
  readonly args: readonly string[];
  readonly options: SpawnOptions;
  /** The file that was found by PATH and PATHEXT. */
  readonly file?: string | null | undefined;
}

const { _parse: prepare } = crossSpawn as unknown as {
  readonly _parse: (file: string, args: readonly string[], options: SpawnOptions) => Prepared;
};

/**
 * Starts a program on Windows: found by PATH and PATHEXT; a `.cmd` or `.bat` through cmd.exe, with every argument escaped.
 *
 * A batch file hands its arguments on unescaped, so what could end a quoted argument there, or a line, is refused instead.
 *
 * @throws an error with the code `ENOENT` when there is no such program
 * @throws {CredentialError} `COMMAND_NOT_EXECUTABLE` when a batch file cannot be given the arguments as they are
 */
export function spawnOnWindows(file: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const prepared = prepare(file, args, options);
  if (!prepared.file) throw Object.assign(new Error(`spawn ${file} ENOENT`), { code: "ENOENT" });
  // cross-spawn has cmd.exe start whatever is no executable.
  const isBatch = prepared.options.windowsVerbatimArguments === true;
  if (isBatch && args.some((arg) => /["\r\n]/.test(arg))) {
    throw new CredentialError(
      "COMMAND_NOT_EXECUTABLE",
      `${prepared.file} is a batch file, and no quotation mark or line break can be handed to one safely.`,
      { hints: ["Start the program that it starts, such as node.exe, with these arguments."] },
    );
  }
  return spawn(prepared.command, prepared.args, prepared.options);
}
