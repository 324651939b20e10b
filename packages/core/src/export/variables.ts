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
} as const;

/** @public */
export type VariableName = (typeof variables)[keyof typeof variables];

/**
 * What belongs to one set of credentials. When others take their place, each is set anew or must go: a left-over token or
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
 * What names a profile. An SDK that finds one may use it in place of the keys beside it.
 *
 * @internal
 */
export const profileVariables: readonly VariableName[] = [variables.profile, variables.defaultProfile];

/** @internal */
export const regionVariables: readonly VariableName[] = [variables.region, variables.defaultRegion];
