import { editDistance } from "../../model/nearest.ts";

/** Keys that decide where credentials come from. A typo in one of these silently changes whose credentials one gets. */
export const credentialKeys: readonly string[] = [
  "aws_access_key_id",
  "aws_secret_access_key",
  "aws_session_token",
  "aws_security_token",
  "aws_account_id",
  "aws_credential_scope",
  "aws_credential_expiration",
  "aws_session_expiration",
  "aws_session_token_expires_at",
  "x_credential_expires",
  "role_arn",
  "source_profile",
  "credential_source",
  "external_id",
  "mfa_serial",
  "role_session_name",
  "duration_seconds",
  "web_identity_token_file",
  "credential_process",
  "login_session",
  "sso_session",
  "sso_account_id",
  "sso_role_name",
  "sso_region",
  "sso_start_url",
  "sso_registration_scopes",
  "session_tags",
  "transitive_session_tags",
  "source_identity",
  "session_policy",
  "session_policy_arns",
];

/**
 * Further keys of the AWS CLI, the SDKs, aws-vault and aws-temp. Sources: the settings of the AWS SDKs and Tools Reference Guide, the AWS
 * CLI's topic on configuration variables, botocore's session variables, all as of December 2026.
 */
const otherKeys: readonly string[] = [
  "aws_temp_process",
  "aws_temp_source_profile",
  "aws_temp_sso_sync",
  "account_id_endpoint_mode",
  "api_versions",
  "auth_scheme_preference",
  "ca_bundle",
  "cli_auto_prompt",
  "cli_binary_format",
  "cli_error_format",
  "cli_follow_urlparam",
  "cli_help_output",
  "cli_history",
  "cli_legacy_plugin_path",
  "cli_pager",
  "cli_timestamp_format",
  "csm_client_id",
  "csm_enabled",
  "csm_host",
  "csm_port",
  "data_path",
  "defaults_mode",
  "disable_host_prefix_injection",
  "disable_request_compression",
  "ec2_metadata_service_endpoint",
  "ec2_metadata_service_endpoint_mode",
  "ec2_metadata_v1_disabled",
  "endpoint_discovery_enabled",
  "endpoint_url",
  "ignore_configured_endpoint_urls",
  "imds_use_ipv6",
  "include_profile",
  "max_attempts",
  "metadata_service_num_attempts",
  "metadata_service_timeout",
  "mfa_process",
  "output",
  "parameter_validation",
  "parent_profile",
  "proxy_ca_bundle",
  "proxy_client_cert",
  "proxy_use_forwarding_for_https",
  "region",
  "request_checksum_calculation",
  "request_min_compression_size_bytes",
  "response_checksum_validation",
  "retry_mode",
  "s3",
  "s3_disable_express_session_auth",
  "s3_disable_multiregion_access_points",
  "s3_us_east_1_regional_endpoint",
  "s3_use_arn_region",
  "sdk_ua_app_id",
  "services",
  "sigv4a_signing_region_set",
  "sso_use_stdout",
  "sts_regional_endpoints",
  "tcp_keepalive",
  "use_dualstack_endpoint",
  "use_fips_endpoint",
  "web_identity_token_process",
];

/**
 * The keys that a profile may hold, in lower case.
 *
 * @internal
 */
export const knownKeys: ReadonlySet<string> = new Set([...credentialKeys, ...otherKeys]);

/**
 * The credential key that a key is probably meant to be: one edit away, or two if it has more than ten letters.
 *
 * @param key - one that is not known
 */
export function nearestCredentialKey(key: string): string | undefined {
  const within = (distance: number) =>
    credentialKeys.find((known) => Math.abs(known.length - key.length) <= distance && editDistance(key, known) <= distance);
  return within(1) ?? (key.length > 10 ? within(2) : undefined);
}
