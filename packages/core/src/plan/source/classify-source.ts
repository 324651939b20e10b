import type { Profile } from "../../profiles/profile.ts";
import type { PlanSource } from "../plan.ts";
import { asksForItself } from "./own-process.ts";
import { staticKeysOf } from "./static-keys.ts";

/**
 * What a profile is: a role to assume on top of something else, one kind of source, or nothing that yields credentials.
 *
 * @public
 */
export type ProfileKind = PlanSource["kind"] | "assume-role" | "none";

const credentialSources: Readonly<Record<string, "environment" | "container" | "instance">> = {
  environment: "environment",
  ecscontainer: "container",
  ec2instancemetadata: "instance",
};

/**
 * The kind of source that `credential_source` names; `undefined` for a value that AWS does not know.
 * Case does not matter here, as in the Rust SDK; the AWS CLI insists on the documented spelling.
 *
 * @internal
 */
export function kindOfCredentialSource(value: string): "environment" | "container" | "instance" | undefined {
  return credentialSources[value.toLowerCase()];
}

/**
 * Which of a profile's settings win, in the AWS CLI's order: role, web identity, SSO, keys in the credentials file, console
 * sign-in, process, keys in the config file. Source: aws-facts.md §3.
 *
 * @param place - `source` when another profile's `source_profile` led here: keys then end the chain even beside a `role_arn`
 * @public
 */
export function classifyProfile(profile: Profile, place: "asked" | "source" = "asked"): ProfileKind {
  const has = (key: string) => (profile.settings.get(key) ?? "") !== "";
  const inCredentials = staticKeysOf(profile, "credentials");
  const inConfig = staticKeysOf(profile, "config");
  if (has("role_arn") && !has("web_identity_token_file") && !(place === "source" && (inCredentials || inConfig))) {
    return "assume-role";
  }
  if (has("role_arn") && has("web_identity_token_file")) return "web-identity";
  if (has("sso_account_id") || has("sso_role_name")) return "sso";
  if (inCredentials) return inCredentials.temporary ? "temporary" : "static";
  if (has("login_session")) return "login";
  if (has("credential_process") && !asksForItself(profile)) return "process";
  if (inConfig) return inConfig.temporary ? "temporary" : "static";
  if (has("sso_session") || has("sso_start_url")) return "sso";
  return kindOfCredentialSource(profile.settings.get("credential_source") ?? "") ?? "none";
}
