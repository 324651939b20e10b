import { printTime } from "../model/time/print-time.ts";
import type { ExportInput } from "./export-input.ts";
import { credentialVariables, profileVariables, regionVariables, type VariableName, variables } from "./variables.ts";

/**
 * What happens to an environment that receives credentials: first `unset`, then `set`. No variable is in both.
 *
 * Holds the secrets in the clear, as every environment does.
 *
 * @public
 */
export interface EnvironmentChange {
  readonly unset: readonly VariableName[];
  readonly set: readonly (readonly [name: VariableName, value: string])[];
}

/**
 * The change that puts credentials into an environment: keys, token and expiration are set (the expiration as ISO 8601 in UTC,
 * to the second), the region too where one is known, and whatever is left of other credentials or names a profile is unset.
 *
 * The account id is never set: too few readers are known, and those that are take it as a promise.
 *
 * @public
 */
export function environmentChange(input: ExportInput): EnvironmentChange {
  const { credentials, region } = input;
  const set: [VariableName, string][] = [
    [variables.accessKeyId, credentials.accessKeyId],
    [variables.secretAccessKey, credentials.secretAccessKey.reveal()],
  ];
  if (credentials.sessionToken !== undefined) {
    set.push([variables.sessionToken, credentials.sessionToken.reveal()]);
  }
  if (credentials.expiration !== undefined) {
    set.push([variables.credentialExpiration, printTime(credentials.expiration)]);
  }
  if (region !== undefined) {
    set.push(...regionVariables.map((name) => [name, region] as [VariableName, string]));
  }
  const names = new Set(set.map(([name]) => name));
  return { unset: [...profileVariables, ...credentialVariables].filter((name) => !names.has(name)), set };
}

/**
 * The change that takes credentials out of an environment again: everything that {@link environmentChange} may set, whoever set
 * it, the region included, and what names a profile.
 *
 * @internal
 */
export const environmentRemoval: EnvironmentChange = {
  unset: [...profileVariables, ...credentialVariables, ...regionVariables],
  set: [],
};
