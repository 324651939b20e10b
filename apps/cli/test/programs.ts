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

/** The program as it is installed, and as an executable. */
export const programs: readonly { readonly how: string; readonly tool: Tool; readonly program: Program }[] = [
  { how: "on Node", tool: { found: true, program: bin }, program: [nodeUnderTest, bin] },
  { how: "as an executable", tool: executable, program: [file] },
];
