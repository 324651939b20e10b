import { CredentialError, type Environment, Secret } from "@aws-temp/core";
import { expiryOf, readClaims } from "../id-token/claims.ts";

/**
 * Refuses to ask for an OIDC token when the job's right to ask has ended, which no answer of the token service says as clearly.
 *
 * @param now - milliseconds since the epoch
 * @throws {CredentialError} `KEYS_EXPIRED`
 * @public
 */
export function refuseEndedRight(environment: Environment, now: number): void {
  const token = environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
  const expiry = token ? expiryOf(readClaims(new Secret(token))) : undefined;
  if (expiry === undefined || expiry > now) return;
  throw new CredentialError(
    "KEYS_EXPIRED",
    `The job's right to ask for OIDC tokens ended at ${new Date(expiry).toISOString()}, so its credentials cannot be renewed any more.`,
    { hints: ["GitHub gives it for a little over six hours. Split the job, and let each part take credentials of its own."] },
  );
}
