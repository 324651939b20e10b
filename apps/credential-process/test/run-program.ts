import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeUnderTest, type ProcessOptions, type ProcessResult, runProcess, type Tool } from "@aws-temp/testkit";
import { afterAll } from "vitest";

/** The program as it is installed. */
export const bin = fileURLToPath(new URL("../bin/run.js", import.meta.url));

/** How the program is started. */
export type Program = readonly [string, ...string[]];

const file = fileURLToPath(new URL("../../../dist/standalone/aws-temp-credential-process", import.meta.url));
/** The executable as a command, whether it is there or not. */
export const standalone: Program = [file];

/** The executable, once `npx pnpm@12 build:standalone` has made it. */
export const executable: Tool = existsSync(file)
  ? { found: true, program: file }
  : { found: false, reason: "There is no executable: npx pnpm@12 build:standalone makes it", expected: true };

/** On Node. The executable runs the contract: standalone.test.ts. */
export const program: Program = [nodeUnderTest, bin];

/** What V8 compiled is shared by all homes of a test file. */
export const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), `aws-temp-test-compiled-${process.pid}`) };
afterAll(() => rm(compiled.NODE_COMPILE_CACHE, { recursive: true, force: true }));

const waits = /^aws-temp-credential-process: Waiting for .*\n/gm;

/** How it ended, and what it said beside which process it waits for, as it may where a machine is slow. */
export function endOf({ status, stderr }: Pick<ProcessResult, "status" | "stderr">): string {
  return `${status} ${stderr.replaceAll(waits, "")}`;
}

export function run(args: readonly string[], options: ProcessOptions, of: Program = program): Promise<ProcessResult> {
  const [command, ...first] = of;
  return runProcess(command, [...first, ...args], { ...options, env: { ...compiled, ...options.env } });
}
