import type { Section } from "../profile.ts";

/**
 * Keys that other well-known tools keep in the AWS files; Leapp and aws-sso-cli have none. Sources: the tools' own code and documents.
 */
const otherTools: readonly (readonly [tool: string, keys: RegExp])[] = [
  ["granted", /^(?:granted|common_fate)_/],
  // okta-aws-cli writes one of them, too.
  ["saml2aws", /^x_(?:principal_arn|security_token_expires)$/],
  ["aws-azure-login", /^(?:azure_(?:tenant_id|app_id_uri|default_\w+)|aws_expiration)$/],
  ["aws-mfa", /^(?:expiration|assumed_role(?:_arn)?)$/],
  ["aws-google-auth", /^google_config\./],
  ["aws-okta", /^(?:aws_saml_url|okta_session_cookie_key|mfa_(?:provider|factor_type)|assume_role_ttl|session_ttl)$/],
  ["aws-adfs", /^adfs_config\./],
  ["aws-vault", /^(?:include_profile|parent_profile|mfa_process|web_identity_token_process|sso_use_stdout)$/],
  ["a role switcher of the browser", /^(?:color|image|role_name|target_role_name|target_region|group)$/],
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

/** Keys that say nothing of where credentials come from. */
const saysNothing =
  /^(?:x_(?:principal_arn|security_token_expires)|aws_expiration|expiration|color|image|group|target_region|sso_account_name)$/;

/**
 * The line that another tool follows to a profile's credentials.
 *
 * @returns e.g. `Line 3 of ~/.aws/config has granted_sso_start_url, which granted follows; AWS tools and aws-temp do not.`
 * @internal
 */
export function followedByOthers({ origins }: Section): string | undefined {
  for (const [key, { file, line }] of origins) {
    const tool = saysNothing.test(key) ? undefined : otherToolOf(key);
    if (tool !== undefined) return `Line ${line} of ${file} has ${key}, which ${tool} follows; AWS tools and aws-temp do not.`;
  }
  return undefined;
}
