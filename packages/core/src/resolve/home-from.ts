import type { Environment } from "../ports/environment.ts";

/**
 * The home directory of the user: as the environment has it, else as the system does, which takes longer to ask.
 *
 * @public
 */
export function homeFrom(environment: Environment): string {
  return environment["HOME"] || process.getBuiltinModule("node:os").homedir();
}
