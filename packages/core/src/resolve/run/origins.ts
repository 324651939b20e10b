import type { CredentialPlan } from "../../plan/plan.ts";
import { ssoSessionKey } from "../../sso/sso-session.ts";
import { cacheKey } from "../../store/cache/cache-key.ts";
import { profileOrigin } from "../../store/profiles/profile-origin.ts";

/**
 * What the results of a plan come from, in the words of the cache: its source, the SSO session behind it, and the profile that was
 * asked for. Signing out removes what has the origin.
 *
 * @internal
 */
export function originsOf(plan: Pick<CredentialPlan, "source" | "steps" | "profile">): readonly string[] {
  return [...originsOfSource(plan), profileOrigin(plan.profile)];
}

/** What a plan shares with all others over the same source. @internal */
export function originsOfSource(plan: Pick<CredentialPlan, "source" | "steps">): readonly string[] {
  const { source } = plan;
  const ofSource = originOfSource(plan);
  return source.kind === "sso" ? [ofSource, originOfSsoSession({ name: source.session, startUrl: source.startUrl })] : [ofSource];
}

/** @internal */
export function originOfSource(plan: Pick<CredentialPlan, "source" | "steps">): string {
  return `source:${cacheKey(plan, 0)}`;
}

/** @internal */
export function originOfSsoSession(session: { readonly name: string | undefined; readonly startUrl: string }): string {
  return `sso:${ssoSessionKey(session)}`;
}
