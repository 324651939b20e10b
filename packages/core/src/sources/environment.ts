import { CredentialError } from "../errors/credential-error.ts";
import type { Credentials } from "../model/credentials.ts";
import { Secret } from "../model/secret.ts";
import { readExpiration } from "../model/time/read-expiration.ts";
import type { PlanSource } from "../plan/plan.ts";
import type { Clock } from "../ports/clock.ts";
import type { Environment } from "../ports/environment.ts";
import { refuseExpired } from "./refuse-expired.ts";

/** @internal */
export type EnvironmentSource = Extract<PlanSource, { readonly kind: "environment" }>;

/** @internal */
export interface EnvironmentDeps {
  readonly environment: Environment;
  readonly clock: Clock;
}

/**
 * Takes the keys that are in environment variables. An empty variable counts as unset, as in the SDKs.
 *
 * @throws {CredentialError} `NO_CREDENTIALS` when there are none, `PROFILE_INCOMPLETE` when one of the two keys is missing,
 *   `KEYS_EXPIRED` when `AWS_CREDENTIAL_EXPIRATION` or `AWS_SESSION_EXPIRATION` has passed
 * @internal
 */
export async function environmentCredentials(
  source: EnvironmentSource,
  { environment, clock }: EnvironmentDeps,
): Promise<Credentials> {
  const { profile } = source;
  const accessKeyId = environment["AWS_ACCESS_KEY_ID"];
  const secret = environment["AWS_SECRET_ACCESS_KEY"];
  if (!accessKeyId || !secret) {
    throw missingKeys(profile, accessKeyId, secret);
  }
  const token = environment["AWS_SESSION_TOKEN"] || environment["AWS_SECURITY_TOKEN"];
  const expiration = token
    ? earliest([
        readExpiration(environment["AWS_CREDENTIAL_EXPIRATION"], { zoned: true }),
        readExpiration(environment["AWS_SESSION_EXPIRATION"]),
      ])
    : undefined;
  const what = "The credentials in the environment (AWS_ACCESS_KEY_ID …)";
  const hints = ['Remove them: eval "$(aws-temp unset)"', "Then export new ones, or use a profile."];
  refuseExpired({ expiration, what, code: "KEYS_EXPIRED", hints, data: { profile } }, clock);
  return {
    accessKeyId,
    secretAccessKey: new Secret(secret),
    sessionToken: token ? new Secret(token) : undefined,
    expiration,
    accountId: environment["AWS_ACCOUNT_ID"] || undefined,
  };
}

function earliest(dates: readonly (Date | undefined)[]): Date | undefined {
  return dates.filter((date) => date !== undefined).sort((one, other) => one.getTime() - other.getTime())[0];
}

function missingKeys(profile: string | undefined, accessKeyId: string | undefined, secret: string | undefined): CredentialError {
  const of = profile === undefined ? "" : `Profile ${profile} takes its credentials from the environment, but `;
  if (!accessKeyId && !secret) {
    return new CredentialError("NO_CREDENTIALS", `${of}AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set.`, {
      profile,
      hints: ["Set both variables, or use a profile."],
    });
  }
  const missing = accessKeyId ? "AWS_SECRET_ACCESS_KEY" : "AWS_ACCESS_KEY_ID";
  return new CredentialError("PROFILE_INCOMPLETE", `${of}${missing} is not set while its other half is.`, {
    profile,
    hints: [`Set ${missing} too, or unset both with: eval "$(aws-temp unset)"`],
  });
}
