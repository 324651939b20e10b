import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { nodeUnderTest, type Tool } from "@aws-temp/testkit";
import { bin } from "./cli-world.ts";

/** How the program is started. */
export type Program = readonly [string, ...string[]];

const file = fileURLToPath(new URL("../../../dist/standalone/aws-temp", import.meta.url));

/** The executable, once `npx pnpm@12 build:standalone` has made it. */
export const executable: Tool = existsSync(file)
  ? { found: true, program: file }
  : { found: false, reason: "There is no executable: npx pnpm@12 build:standalone makes it", expected: true };

/** A way to start the program, as a test's name has it. */
export interface Build {
  readonly how: string;
  readonly tool: Tool;
  readonly program: Program;
}

/** The program as it is installed. */
export const onNode: Build = { how: "on Node", tool: { found: true, program: bin }, program: [nodeUnderTest, bin] };

/**
 * The program as it is installed, and as an executable: for what depends on the runtime, such as output, memory and signals. What the
 * sources alone decide is tested once, on Node; standalone.test.ts runs the contract with the executable.
 */
export const builds: readonly Build[] = [onNode, { how: "as an executable", tool: executable, program: [file] }];
