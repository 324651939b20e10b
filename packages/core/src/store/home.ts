import { join } from "node:path";
import type { Environment } from "../ports/environment.ts";

/**
 * The folder of aws-temp's own files: `AWS_TEMP_HOME`, else `~/.aws/aws-temp`.
 *
 * @public
 */
export function stateFolder(environment: Environment, home: string): string {
  return environment["AWS_TEMP_HOME"] || join(home, ".aws", "aws-temp");
}
