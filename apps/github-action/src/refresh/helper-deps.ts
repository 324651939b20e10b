import { homedir } from "node:os";
import type { CachedDeps } from "@aws-temp/core/internal/cached";
import { readNetwork } from "../inputs/read-network.ts";
import { rolesEnvironment } from "../roles/roles-environment.ts";
import type { RefreshFile } from "./refresh-file.ts";

/** Stands in session names of roles that only the user's own files know. */
export const helperUserName = "github-actions";

/**
 * What the step's profiles are resolved with, in the step itself and in the helper alike, so that the helper finds what the step
 * obtained.
 *
 * @param environment - of the process
 * @public
 */
export function helperDeps(file: RefreshFile, folder: string, environment: NodeJS.ProcessEnv): CachedDeps {
  const reached = readNetwork({ environment, input: (name) => file.inputs[name] ?? "" });
  return {
    environment: rolesEnvironment(reached, { ...file, folder }),
    home: homedir(),
    userName: helperUserName,
    clock: Date.now,
    given: file.given,
  };
}
