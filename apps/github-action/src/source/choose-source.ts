import type { Inputs } from "../inputs/inputs.ts";
import type { AuthMethod } from "../publish/publication.ts";

/**
 * Decides where the credentials come from. With `role-chaining` and without it alike, `ambient` are what programs on the runner find
 * by themselves.
 *
 * @public
 */
export function chooseSource(inputs: Inputs): Exclude<AuthMethod, "existing"> {
  const { keys, chaining, tokenFile, skipOidc } = inputs;
  const forRole = inputs.role !== undefined || inputs.roles !== undefined;
  if (forRole && tokenFile !== undefined) return "token-file";
  if (keys !== undefined) return "access-keys";
  if (chaining) return "chaining";
  return forRole && !skipOidc && mayAskForToken(inputs) ? "oidc" : "ambient";
}

/** Whether the job has the permission `id-token: write`. */
export function mayAskForToken({ environment }: Pick<Inputs, "environment">): boolean {
  return Boolean(environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] && environment["ACTIONS_ID_TOKEN_REQUEST_URL"]);
}
