import type { Credentials } from "@aws-temp/core";
import type { Inputs } from "../inputs/inputs.ts";
import { maskKeys } from "../publish/masks.ts";
import type { ObtainDeps } from "./obtain-deps.ts";

/**
 * The credentials to start from: the workflow's keys, or those that the job has. As values: no variable carries them.
 *
 * @throws {CredentialError} `NO_CREDENTIALS`, with what the workflow lacks
 * @public
 */
export async function sourceCredentials(inputs: Inputs, deps: ObtainDeps): Promise<Credentials> {
  if (inputs.keys !== undefined) return { ...inputs.keys, expiration: undefined, accountId: undefined };
  const { findMachineCredentials } = await import("../source/machine.ts");
  const credentials = await findMachineCredentials(deps.environment, deps);
  maskKeys(deps.host, credentials, inputs.publish);
  return credentials;
}
