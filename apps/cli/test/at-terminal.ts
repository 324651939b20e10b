import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeUnderTest, openTerminal, type ProcessResult } from "@aws-temp/testkit";

/** Starts a program whose stdout goes into a file, as `eval "$(…)"` captures it, while stdin and stderr stay the terminal. */
const captured = `
const { openSync } = require("node:fs");
const { spawnSync } = require("node:child_process");
const [file, program, ...args] = process.argv.slice(1);
process.on("SIGINT", () => undefined);
process.exit(spawnSync(program, args, { stdio: ["inherit", openSync(file, "w"), "inherit"] }).status ?? 1);
`;

/** Runs a command line at a terminal with its stdout captured; `stderr` is everything that the terminal got. */
export async function atTerminal(
  commandLine: readonly string[],
  { home, env }: { readonly home: string; readonly env: Readonly<Record<string, string>> },
): Promise<Pick<ProcessResult, "stdout" | "stderr" | "status">> {
  const file = join(home, `stdout-${randomUUID()}`);
  await using terminal = openTerminal({ command: nodeUnderTest, args: ["-e", captured, file, ...commandLine], env });
  const { status } = await terminal.exited;
  return { status, stdout: await readFile(file, "utf8"), stderr: terminal.output() };
}
