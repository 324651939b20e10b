import { CredentialError } from "@aws-temp/core";
import type { Inputs } from "../inputs/inputs.ts";
import type { Obtained } from "../publish/publication.ts";

/**
 * Whether credentials are what the workflow allows. Called before anything of them is published.
 *
 * @param now - milliseconds since the epoch
 * @throws {CredentialError} `ACCOUNT_NOT_ALLOWED`, `SESSION_TOO_SHORT`
 * @public
 */
export function checkObtained(
  { accountId, credentials }: Pick<Obtained, "accountId" | "credentials">,
  inputs: Pick<Inputs, "allowedAccountIds" | "minimumSessionSeconds">,
  now: number,
): void {
  const { allowedAccountIds: allowed, minimumSessionSeconds: minimum } = inputs;
  if (allowed.length > 0 && !allowed.includes(accountId)) {
    throw new CredentialError(
      "ACCOUNT_NOT_ALLOWED",
      `The account ID of the provided credentials (${accountId}) does not match any of the expected account IDs: ${allowed.join(", ")}`,
      { hints: ["Nothing was exported. Correct the role or keys, or allowed-account-ids."] },
    );
  }
  const left = secondsLeft(credentials, now);
  if (minimum !== undefined && left < minimum) {
    throw new CredentialError(
      "SESSION_TOO_SHORT",
      `The credentials last ${left} seconds; minimum-session-seconds requires ${minimum}.`,
      {
        hints: ["Set role-duration-seconds to more, and the role's maximum session duration with it."],
      },
    );
  }
}

/** @returns `Infinity` when the credentials do not end, or no one says when */
export function secondsLeft({ expiration }: Obtained["credentials"], now: number): number {
  return expiration === undefined ? Number.POSITIVE_INFINITY : Math.floor((expiration.getTime() - now) / 1000);
}
