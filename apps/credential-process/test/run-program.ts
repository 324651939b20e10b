import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeUnderTest, type ProcessOptions, type ProcessResult, runProcess } from "@aws-temp/testkit";
import { afterAll } from "vitest";

/** The program as it is installed. */
export const bin = fileURLToPath(new URL("../bin/run.js", import.meta.url));

/** How the program is started: on Node, or as the executable that `AWS_TEMP_TEST_PROGRAM` names. */
const executable = process.env["AWS_TEMP_TEST_PROCESS"];
export const program: readonly [string, ...string[]] = executable ? [executable] : [nodeUnderTest, bin];

/** What V8 compiled is shared by all homes of a test file. */
export const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), `aws-temp-test-compiled-${process.pid}`) };
afterAll(() => rm(compiled.NODE_COMPILE_CACHE, { recursive: true, force: true }));

export function run(args: readonly string[], options: ProcessOptions): Promise<ProcessResult> {
  const [command, ...first] = program;
  return runProcess(command, [...first, ...args], { ...options, env: { ...compiled, ...options.env } });
}
