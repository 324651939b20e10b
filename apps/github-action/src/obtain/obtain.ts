import type { Inputs } from "../inputs/inputs.ts";
import type { AuthMethod, Obtained } from "../publish/publication.ts";
import { chooseSource } from "../source/choose-source.ts";
import type { ObtainDeps } from "./obtain-deps.ts";
import { obtainRole } from "./obtain-role.ts";
import { sourceCredentials } from "./source-credentials.ts";
import { identityOf, openSts } from "./sts-session.ts";

/**
 * Obtains the credentials of a step with one role, or without: whose they are is confirmed by AWS.
 *
 * @throws {CredentialError}
 * @public
 */
export async function obtain(
  inputs: Inputs,
  deps: ObtainDeps,
): Promise<{ readonly obtained: Obtained; readonly authMethod: AuthMethod }> {
  const authMethod = chooseSource(inputs);
  if (inputs.role !== undefined) return { obtained: await obtainRole(inputs.role, authMethod, inputs, deps), authMethod };
  const sts = openSts(inputs, deps);
  const credentials = await sourceCredentials(inputs, deps);
  const { accountId, arn } = await identityOf(credentials, "identity", sts, inputs, deps);
  if (authMethod === "access-keys") deps.info("Proceeding with IAM user credentials");
  return { obtained: { credentials, accountId, arn, roleArn: undefined, roleSessionName: undefined }, authMethod };
}
