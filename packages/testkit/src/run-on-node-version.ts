import { join } from "node:path";
import { nodeUnderTest } from "./node-under-test.ts";
import { type ProcessResult, runProcess } from "./run-process.ts";
import { createTempHome } from "./temp-home.ts";

/**
 * Starts a program of ours on the Node under test, which says that it is another version.
 *
 * @public
 */
export async function runOnNodeVersion(version: string, args: readonly string[]): Promise<ProcessResult> {
  await using home = await createTempHome();
  const versions = `{ ...process.versions, node: ${JSON.stringify(version)} }`;
  await home.write("version.cjs", `Object.defineProperty(process, "versions", { value: ${versions} });\n`);
  return await runProcess(nodeUnderTest, ["--require", join(home.path, "version.cjs"), ...args], { env: home.env });
}
