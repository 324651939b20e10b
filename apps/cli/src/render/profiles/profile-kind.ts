import type { ProfileKind } from "@aws-temp/core/plan";

/** What people call each kind of profile. */
export const profileKinds: Readonly<Record<ProfileKind, string>> = {
  "assume-role": "role",
  static: "IAM user",
  temporary: "temporary keys",
  sso: "SSO",
  login: "console sign-in",
  "web-identity": "web identity",
  process: "process",
  environment: "environment",
  container: "container",
  instance: "EC2 instance",
  none: "no credentials",
};
