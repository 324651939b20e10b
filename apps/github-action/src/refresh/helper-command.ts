import { fileURLToPath } from "node:url";
import { writeCommandLine } from "@aws-temp/core/profiles";

/** Beside the bundle that holds this file. */
const program = fileURLToPath(new URL("./credential-process.mjs", import.meta.url));

/**
 * The `credential_process` of a profile that renews itself: the runner's own Node, and the helper of this action.
 *
 * @param folder - where the step left what the helper needs
 * @throws {CredentialError} `INVALID_VALUE` for a path or name that not every reader would find
 * @public
 */
export function helperCommand(profile: string, folder: string): string {
  return writeCommandLine([process.execPath, program, "--profile", profile, "--from", folder], process.platform);
}
