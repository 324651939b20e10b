/**
 * The config file of the standard world, commented for a reader who sees such a file for the first time.
 *
 * @internal
 */
export function standardConfig(paths: {
  readonly webIdentityTokenFile: string;
  readonly helperCommand: string;
  /** Written into a `services` section that every profile names; left out when undefined. */
  readonly endpointUrl: string | undefined;
}): string {
  const services = paths.endpointUrl === undefined ? "" : "services = local\n";
  const profile = (name: string, comment: string, ...lines: readonly string[]): string =>
    `${comment.replace(/^/gm, "# ")}\n[profile ${name}]\n${lines.join("\n")}\n${services}`;
  const sections = [
    "# Profiles of the local AWS: accounts 111122223333 (dev) and 444455556666 (prod).\n# Keys are in the credentials file.\n",
    profile("dev", "An IAM user's own keys.", "region = eu-central-1"),
    profile(
      "dev-mfa",
      "An IAM user who has an MFA device.",
      "region = eu-central-1",
      "mfa_serial = arn:aws:iam::111122223333:mfa/maria",
    ),
    profile(
      "prod-admin",
      "A role in another account, which asks for an external id and an MFA code.",
      "role_arn = arn:aws:iam::444455556666:role/Admin",
      "source_profile = dev-mfa",
      "external_id = acme-42",
      "mfa_serial = arn:aws:iam::111122223333:mfa/maria",
      "region = eu-central-1",
    ),
    profile(
      "prod-auditor",
      "Another role over the same user and device: one code can serve both.",
      "role_arn = arn:aws:iam::444455556666:role/Auditor",
      "source_profile = dev-mfa",
      "mfa_serial = arn:aws:iam::111122223333:mfa/maria",
      "region = eu-central-1",
    ),
    profile(
      "prod-readonly",
      "A role that asks for no MFA.",
      "role_arn = arn:aws:iam::444455556666:role/ReadOnly",
      "source_profile = dev",
      "region = eu-west-1",
    ),
    profile(
      "prod-deploy",
      "A chain: this role trusts sessions of Admin only.",
      "role_arn = arn:aws:iam::444455556666:role/Deploy",
      "source_profile = prod-admin",
      "region = eu-central-1",
    ),
    profile(
      "ci-web",
      "A role assumed with the token of an OIDC provider, as in a CI job.",
      "role_arn = arn:aws:iam::444455556666:role/Ci",
      `web_identity_token_file = ${paths.webIdentityTokenFile}`,
      "region = eu-central-1",
    ),
    profile(
      "container",
      "A role assumed from inside a container.",
      "role_arn = arn:aws:iam::444455556666:role/ReadOnly",
      "credential_source = EcsContainer",
      "region = eu-central-1",
    ),
    profile(
      "instance",
      "A role assumed from an EC2 instance.",
      "role_arn = arn:aws:iam::444455556666:role/ReadOnly",
      "credential_source = Ec2InstanceMetadata",
      "region = eu-central-1",
    ),
    profile(
      "helper",
      "Credentials that another program prints.",
      `credential_process = ${paths.helperCommand}`,
      "region = eu-central-1",
    ),
    "# One sign-in at IAM Identity Center, for all profiles that name it.\n[sso-session acme]\n" +
      "sso_start_url = https://acme.awsapps.com/start\nsso_region = eu-central-1\n" +
      "sso_registration_scopes = sso:account:access\n",
    profile(
      "sso",
      "A role that the sign-in of acme gives, for eight hours.",
      "sso_session = acme",
      "sso_account_id = 444455556666",
      "sso_role_name = ReadOnly",
      "region = eu-central-1",
    ),
    profile(
      "sso-admin",
      "Another role of the same sign-in, for an hour.",
      "sso_session = acme",
      "sso_account_id = 444455556666",
      "sso_role_name = Administrator",
      "region = eu-central-1",
    ),
    profile(
      "sso-deploy",
      "A role on top of a role of that sign-in.",
      "role_arn = arn:aws:iam::444455556666:role/Deploy",
      "source_profile = sso-admin",
      "region = eu-central-1",
    ),
    profile(
      "sso-legacy",
      "The older way to write it, with a sign-in of its own.",
      "sso_start_url = https://acme.awsapps.com/start",
      "sso_region = eu-central-1",
      "sso_account_id = 111122223333",
      "sso_role_name = ReadOnly",
      "region = eu-central-1",
    ),
    profile(
      "console",
      "A Console login, as `aws login` makes it.",
      "login_session = arn:aws:iam::111122223333:user/alice",
      "region = eu-central-1",
    ),
  ];
  if (paths.endpointUrl !== undefined) {
    const endpoints = ["sts", "sso", "sso_oidc", "signin"].map((id) => `${id} =\n  endpoint_url = ${paths.endpointUrl}\n`);
    sections.push(`# Where the profiles find the local AWS.\n[services local]\n${endpoints.join("")}`);
  }
  return sections.join("\n");
}
