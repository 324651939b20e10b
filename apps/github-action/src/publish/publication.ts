import type { Credentials } from "@aws-temp/core";

/**
 * Where the credentials come from.
 *
 * @public
 */
export type AuthMethod = "oidc" | "token-file" | "access-keys" | "chaining" | "ambient" | "existing";

/**
 * Credentials whose owner AWS has confirmed.
 *
 * @public
 */
export interface Obtained {
  readonly credentials: Credentials;
  readonly accountId: string;
  readonly arn: string;
  /** The role that was assumed, and as what; neither for a user's own keys. */
  readonly roleArn: string | undefined;
  readonly roleSessionName: string | undefined;
}

/**
 * A profile to be written into the files.
 *
 * @public
 */
export interface ProfileToWrite extends Obtained {
  readonly name: string;
  readonly region: string | undefined;
  /** The command that its credentials come from from then on; absent, the keys themselves are written. */
  readonly credentialProcess?: string | undefined;
}

/**
 * What a run gives to the job, as one value: it is made when everything has been checked, and then published at once.
 *
 * @public
 */
export interface Publication {
  readonly authMethod: AuthMethod;
  readonly region: string | undefined;
  /** Whose account and ARN the outputs name; with several profiles, the first one's. */
  readonly main: Obtained | undefined;
  /** The main credentials become variables of later steps. */
  readonly exportsCredentials: boolean;
  /** `AWS_PROFILE` of later steps. */
  readonly exportsProfile: string | undefined;
  readonly profiles: readonly ProfileToWrite[];
}
