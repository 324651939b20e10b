import { variables } from "@aws-temp/core/formats";
import { heldCredentials } from "@aws-temp/core/sessions";
import { describeExpiry } from "../../render/text/moment.ts";
import { found } from "../finding-table.ts";
import type { Check } from "../found.ts";

/** Whether keys in the environment keep a profile from being used, or have expired. */
export const checkEnvironment: Check = ({ environment, home, userName, now }) => {
  if (!environment[variables.accessKeyId]) return [];
  const named = [variables.profile, variables.defaultProfile].find((variable) => environment[variable]);
  const held = heldCredentials({ environment, home, userName, clock: () => now });
  const mend = 'Remove the keys from this shell: eval "$(aws-temp unset)"';
  if (held?.expiration !== undefined && held.expiration.getTime() <= now) {
    const message = `The access keys in the environment expired at ${describeExpiry(held.expiration, now)}. The AWS CLI and the SDKs take them before any profile.`;
    return [found("environment-keys-expired", { message, mend })];
  }
  if (named === undefined || environment[named] === held?.profile) return [];
  const message = `${variables.accessKeyId} in the environment wins over ${named} = ${environment[named]} in the AWS CLI and the SDKs.`;
  return [found("environment-keys", { message, mend: `${mend}; or remove ${named}.` })];
};
