import type { Inputs } from "../inputs/inputs.ts";
import type { AuthMethod, Obtained } from "../publish/publication.ts";
import { chooseSource, mayAskForToken } from "../source/choose-source.ts";
import type { ObtainDeps } from "./obtain-deps.ts";
import { obtainRole } from "./obtain-role.ts";
import { sourceCredentials } from "./source-credentials.ts";
import { identityOf, openSts } from "./sts-session.ts";

const forgottenPermission =
  "It looks like you might be trying to authenticate with OIDC. Did you mean to set the `id-token` permission? If you are not trying to authenticate with OIDC and the action is working successfully, you can ignore this message.";

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
  if (authMethod === "ambient" && inputs.role !== undefined && !mayAskForToken(inputs)) deps.info(forgottenPermission);
  if (inputs.role !== undefined) return { obtained: await obtainRole(inputs.role, authMethod, inputs, deps), authMethod };
  const sts = openSts(inputs, deps);
  const credentials = await sourceCredentials(inputs, deps);
  const { accountId, arn } = await identityOf(credentials, "identity", sts, inputs, deps);
  if (authMethod === "access-keys") deps.info("Proceeding with IAM user credentials");
  return { obtained: { credentials, accountId, arn, roleArn: undefined, roleSessionName: undefined }, authMethod };
}
