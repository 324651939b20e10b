import { setting } from "../../plan/setting.ts";
import { classifyProfile } from "../../plan/source/classify-source.ts";
import { ssoSessionOfProfile } from "../../plan/source/sso-source.ts";
import { chooseProfile } from "../../profiles/choose-profile.ts";
import { ssoAccessToken } from "../../sso/token/access-token.ts";
import type { CacheUse } from "../run/cache-use.ts";
import type { RunDeps } from "../run/run-deps.ts";
import { howToSignIn } from "../run/run-source.ts";
import type { SignedIn } from "./signed-in.ts";

/**
 * Signs in for a profile that names a sign-in and no role, as `aws sso login` does.
 *
 * @returns `undefined` when the profile names more than that, or no sign-in
 * @throws {CredentialError} as `ssoAccessToken`
 * @internal
 */
export async function signInOnly(
  request: { readonly profile?: string | undefined; readonly roleArn?: string | undefined },
  { force = false }: CacheUse,
  deps: RunDeps,
): Promise<SignedIn | undefined> {
  const { profiles, environment } = deps;
  const { name } = chooseProfile({ profile: request.profile, environment });
  const profile = profiles.profiles.get(name);
  if (profile === undefined || request.roleArn !== undefined || classifyProfile(profile) !== "sso") return undefined;
  if (setting(profile, "sso_account_id") !== undefined || setting(profile, "sso_role_name") !== undefined) return undefined;
  const session = ssoSessionOfProfile(profile, profiles, environment);
  if (session === undefined) return undefined;
  const { expiresAt, obtained } = await ssoAccessToken({ session, profile: name, force, ...howToSignIn(deps) }, deps);
  return { profile: name, session: session.name, startUrl: session.startUrl, expiresAt, fromCache: obtained === "cache" };
}
