import type { Environment } from "@aws-temp/core";

/**
 * Variables that an earlier step exported for what it obtained. A section's own region, and the step's inputs, are meant instead.
 */
const ofEarlierSteps = ["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_CREDENTIAL_EXPIRATION", "AWS_ROLE_SESSION_NAME"];

/** @public */
export interface RolesPlaces {
  /** The user's own files, on a machine that keeps them. */
  readonly configFile: string;
  readonly credentialsFile: string;
  /** Where credentials and locks are kept; `undefined` when nothing is. */
  readonly folder: string | undefined;
}

/**
 * The variables that roles are resolved with: the same for the step and for the helper that renews them later, when the job's own have
 * changed.
 *
 * @public
 */
export function rolesEnvironment(environment: Environment, { configFile, credentialsFile, folder }: RolesPlaces): Environment {
  return {
    ...environment,
    ...Object.fromEntries(ofEarlierSteps.map((name) => [name, undefined])),
    AWS_CONFIG_FILE: configFile,
    AWS_SHARED_CREDENTIALS_FILE: credentialsFile,
    ...(folder !== undefined && { AWS_TEMP_HOME: folder }),
  };
}
