import { homedir } from "node:os";
import { asCredentialError, userNameFrom } from "@aws-temp/core/internal";
import type { AppContext } from "../app-context.ts";
import { watchInterrupts } from "../interrupts.ts";
import { createProgress } from "../render/progress.ts";
import { commandTable } from "./command-table.ts";
import { packageJson } from "./package-json.ts";
import { flagGiven, report, run } from "./run.ts";
import { writeAtOnce } from "./write-all.ts";
import { writeFailure } from "./write-failure.ts";

/** The whole program: reads the process, runs the command line, ends the process when all that was written has left. */
export async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  // Should everything stop before an end is reached, that is a fault, not a success.
  process.exitCode = 1;
  const failed = (error: NodeJS.ErrnoException): never => process.exit(writeFailure(error));
  for (const stream of [process.stdout, process.stderr]) stream.on("error", failed);
  writeAtOnce(process.stdout, 1, failed);
  writeAtOnce(process.stderr, 2, failed);
  if (flagGiven(argv, "--no-color")) {
    // For the libraries that draw prompts and help.
    process.env["NO_COLOR"] = "1";
    delete process.env["FORCE_COLOR"];
  }
  const context: AppContext = {
    environment: process.env,
    platform: process.platform,
    home: homedir(),
    userName: userNameFrom(process.env),
    clock: Date.now,
    userAgent: `${packageJson.name}/${packageJson.version}`,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    interrupts: watchInterrupts(process, () => process.exit(130)),
    progress: createProgress(process.stderr),
    commands: commandTable,
  };
  process.on("uncaughtException", (error) => process.exit(report(asCredentialError(error), argv, context)));
  const status = await run(argv, context);
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit(status);
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => resolve());
  });
}
