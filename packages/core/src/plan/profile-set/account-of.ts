import { parseArn, roleNameOf } from "../../model/arn.ts";
import type { Profile } from "../../profiles/profile.ts";
import { setting } from "../setting.ts";
import { classifyProfile } from "../source/classify-source.ts";

/** The key in which aws-sso-util keeps an account's name. */
const nameKey = "sso_account_name";

/**
 * The account that a profile leads to, as far as the files say. Of an IAM user's keys only an MFA device of the same user tells it.
 *
 * @internal
 */
export function accountOf(profile: Profile): string | undefined {
  const account = (key: string) => parseArn(setting(profile, key) ?? "")?.accountId || undefined;
  switch (classifyProfile(profile)) {
    case "assume-role":
    case "web-identity":
      return account("role_arn");
    case "sso":
      return setting(profile, "sso_account_id");
    case "login":
      return account("login_session");
    default:
      return setting(profile, "aws_account_id") ?? account("mfa_serial");
  }
}

/**
 * The role that a profile ends at: the last part of its ARN, or the permission set.
 *
 * @internal
 */
export function roleOf(profile: Profile): string | undefined {
  const kind = classifyProfile(profile);
  if (kind === "sso") return setting(profile, "sso_role_name");
  const role = kind === "assume-role" || kind === "web-identity" ? setting(profile, "role_arn") : undefined;
  return role === undefined ? undefined : roleNameOf(role);
}

/**
 * The accounts' names, by their ids: one profile that says it is enough for all of that account.
 *
 * @internal
 */
export function accountNames(profiles: Iterable<Profile>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const profile of profiles) {
    const [id, name] = [setting(profile, "sso_account_id"), setting(profile, nameKey)];
    if (id !== undefined && name !== undefined && !names.has(id)) names.set(id, name);
  }
  return names;
}
