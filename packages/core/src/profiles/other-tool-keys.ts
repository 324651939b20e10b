/**
 * Keys that other well-known tools keep in the AWS files. Those of aws-vault are among the known keys; Leapp and aws-sso-cli have none.
 * Sources: the tools' own code and documents.
 */
const otherTools: readonly (readonly [tool: string, keys: RegExp])[] = [
  ["granted", /^(?:granted|common_fate)_/],
  // okta-aws-cli writes one of them, too.
  ["saml2aws", /^x_(?:principal_arn|security_token_expires)$/],
  ["aws-azure-login", /^(?:azure_(?:tenant_id|app_id_uri|default_\w+)|aws_expiration)$/],
  ["aws-mfa", /^(?:expiration|assumed_role(?:_arn)?)$/],
  ["aws-google-auth", /^google_config\./],
  ["aws-okta", /^(?:aws_saml_url|okta_session_cookie_key|mfa_(?:provider|factor_type)|assume_role_ttl|session_ttl)$/],
  ["aws-sso-util", /^sso_(?:auto_populated|account_name)$/],
];

/**
 * The tool that a key belongs to, if it is one of those that are known for theirs.
 *
 * @param key - in lower case
 * @internal
 */
export function otherToolOf(key: string): string | undefined {
  return otherTools.find(([, keys]) => keys.test(key))?.[0];
}
