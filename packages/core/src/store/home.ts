import { join, resolve } from "node:path";
import type { Environment } from "../ports/environment.ts";
import { expandTilde } from "../profiles/locate-files.ts";

/**
 * The folder of aws-temp's own files: `AWS_TEMP_HOME`, in which a leading `~` is the home, else `~/.aws/aws-temp`.
 *
 * A relative path is one in the home, too: a folder for each place that someone starts a program from would share nothing, and
 * strew secrets over projects.
 *
 * @internal
 */
export function stateFolder(environment: Environment, home: string): string {
  const named = environment["AWS_TEMP_HOME"];
  return named ? resolve(home, expandTilde(named, home, process.platform === "win32")) : join(home, ".aws", "aws-temp");
}
