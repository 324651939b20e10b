import { CredentialError, type Environment, Secret } from "@aws-temp/core";
import { expiryOf, readClaims } from "../id-token/claims.ts";

/**
 * Refuses to ask for an OIDC token when this process has no right to, or the job has none any more: no answer of the token service
 * says that as clearly.
 *
 * @param now - milliseconds since the epoch
 * @throws {CredentialError} `SOURCE_UNSUPPORTED` without the runner's variables, `KEYS_EXPIRED` when their time is over
 * @public
 */
export function checkRight(environment: Environment, now: number): void {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = environment as Variables;
  if (!address || !token) {
    throw new CredentialError(
      "SOURCE_UNSUPPORTED",
      "The program that asks for credentials was started without ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN, with which the job asks for OIDC tokens.",
      { hints: ["Pass them on (sudo -E; not across docker run), or let the step write keys: refresh: false."] },
    );
  }
  const expiry = expiryOf(readClaims(new Secret(token)));
  if (expiry === undefined || expiry > now) return;
  throw new CredentialError(
    "KEYS_EXPIRED",
    `The job's permission to get OIDC tokens ended at ${new Date(expiry).toISOString()}, so its credentials cannot be renewed any more.`,
    { hints: ["GitHub allows this for a little over six hours. Split the job, and get credentials in each part."] },
  );
}

type Variables = Readonly<Partial<Record<"ACTIONS_ID_TOKEN_REQUEST_URL" | "ACTIONS_ID_TOKEN_REQUEST_TOKEN", string>>>;
