/**
 * Every environment variable that export, unset and exec touch, by what it holds. No other file spells their names.
 *
 * @public
 */
export const variables = {
  accessKeyId: "AWS_ACCESS_KEY_ID",
  secretAccessKey: "AWS_SECRET_ACCESS_KEY",
  sessionToken: "AWS_SESSION_TOKEN",
  /** The session token's old name. botocore reads it before the new one, so a stale one spoils fresh keys. */
  securityToken: "AWS_SECURITY_TOKEN",
  credentialExpiration: "AWS_CREDENTIAL_EXPIRATION",
  accountId: "AWS_ACCOUNT_ID",
  credentialScope: "AWS_CREDENTIAL_SCOPE",
  profile: "AWS_PROFILE",
  defaultProfile: "AWS_DEFAULT_PROFILE",
  region: "AWS_REGION",
  defaultRegion: "AWS_DEFAULT_REGION",
  containerUri: "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  containerRelativeUri: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  containerToken: "AWS_CONTAINER_AUTHORIZATION_TOKEN",
  containerTokenFile: "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
  roleArn: "AWS_ROLE_ARN",
  roleSessionName: "AWS_ROLE_SESSION_NAME",
  webIdentityTokenFile: "AWS_WEB_IDENTITY_TOKEN_FILE",
  metadataEndpoint: "AWS_EC2_METADATA_SERVICE_ENDPOINT",
  metadataEndpointMode: "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
  metadataDisabled: "AWS_EC2_METADATA_DISABLED",
  configFile: "AWS_CONFIG_FILE",
  /** The profile of the credentials that `exec` or `export` put into the environment, for prompts and `whoami`. No SDK reads it. */
  heldProfile: "AWS_TEMP_PROFILE",
  /** The access key id that came with the profile. Once the environment has another one, the profile is not its owner. */
  heldKey: "AWS_TEMP_ACCESS_KEY_ID",
  /** The region that came with the profile. While the environment's region is this one, it is not the user's own choice. */
  heldRegion: "AWS_TEMP_REGION",
} as const;

/**
 * The name of a variable that is set or removed, one of {@link variables}.
 *
 * @public
 */
export type VariableName = (typeof variables)[keyof typeof variables];

/**
 * What belongs to one set of credentials. When others take their place, each is set again or must go: a left-over token or
 * account id beside fresh keys makes AWS refuse them.
 *
 * @internal
 */
export const credentialVariables: readonly VariableName[] = [
  variables.accessKeyId,
  variables.secretAccessKey,
  variables.sessionToken,
  variables.securityToken,
  variables.credentialExpiration,
  variables.accountId,
  variables.credentialScope,
];

/**
 * What names a profile. An SDK that finds one may use it in place of the keys beside it; a prompt would show other credentials under
 * the name of those that `exec` gave.
 *
 * @internal
 */
export const profileVariables: readonly VariableName[] = [
  variables.profile,
  variables.defaultProfile,
  variables.heldProfile,
  variables.heldKey,
  variables.heldRegion,
];

/**
 * What names another place to take credentials from: a container's endpoint, a role with a web identity.
 *
 * @internal
 */
export const sourceVariables: readonly VariableName[] = [
  variables.containerUri,
  variables.containerRelativeUri,
  variables.containerToken,
  variables.containerTokenFile,
  variables.roleArn,
  variables.roleSessionName,
  variables.webIdentityTokenFile,
];

/** @internal */
export const regionVariables: readonly VariableName[] = [variables.region, variables.defaultRegion];
