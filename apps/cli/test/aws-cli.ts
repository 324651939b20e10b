import { findPrograms, runProcess, type Tool, toolOf } from "@aws-temp/testkit";

/** The AWS CLI, version 2: a machine may have several programs of the name `aws`, and not all of them run. */
export async function findAwsCli(): Promise<Tool> {
  for (const program of await findPrograms("aws")) {
    const { stdout } = await runProcess(program, ["--version"]);
    if (stdout.startsWith("aws-cli/2.")) return toolOf("aws", program, []);
  }
  return toolOf("The AWS CLI, version 2,", undefined, ["linux"]);
}
