import { findPrograms } from "./find-program.ts";
import { runProcess } from "./run-process.ts";
import { type Tool, toolOf } from "./skip.ts";
import { createTempHome } from "./temp-home.ts";

/**
 * The AWS CLI, version 2. A machine may have several programs of the name `aws`, and not all of them run; none does with a broken
 * config file, so they are asked in a home of their own.
 *
 * @public
 */
export async function findAwsCli(): Promise<Tool> {
  await using home = await createTempHome();
  for (const program of await findPrograms("aws")) {
    const { stdout } = await runProcess(program, ["--version"], { env: home.env });
    if (stdout.startsWith("aws-cli/2.")) return toolOf("aws", program, []);
  }
  return toolOf("The AWS CLI, version 2,", undefined, ["linux"]);
}
