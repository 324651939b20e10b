import { ssoEndpoint } from "../plan/endpoint.ts";
import type { CredentialPlan, PlanRequest } from "../plan/plan.ts";
import { ssoSessionNamed, ssoSessionOfProfile } from "../plan/sso-source.ts";
import type { SsoSession } from "../sso/sso-session.ts";
import { ssoSessionOf } from "../sso/sso-session.ts";
import { forgetCredentials } from "../store/forget-credentials.ts";
import { originOfSource, originOfSsoSession } from "./origins.ts";
import type { SignedOut, SignOutTarget } from "./resolver.ts";
import type { RunDeps } from "./run-deps.ts";

/**
 * Ends sessions and removes the cached credentials that came from them. A profile that has no session of its own (keys, a program)
 * only loses its cached credentials.
 *
 * @throws {CredentialError} `PROFILE_NOT_FOUND`, `FILE_UNREADABLE`, `FILE_UNWRITABLE`
 * @internal
 */
export async function signOut(
  target: SignOutTarget,
  plan: (request: PlanRequest) => Promise<CredentialPlan>,
  deps: RunDeps,
): Promise<SignedOut> {
  if ("all" in target) {
    return await signOutOfAll(deps);
  }
  if ("ssoSession" in target) {
    return await signOutOfSso(ssoSessionNamed(target.ssoSession, deps.profiles, deps.environment), undefined, deps);
  }
  const own = deps.profiles.profiles.get(target.profile);
  const session = own && ssoSessionOfProfile(own, deps.profiles, deps.environment);
  if (session !== undefined) {
    return await signOutOfSso(session, target.profile, deps);
  }
  const decided = await plan({ profile: target.profile });
  if (decided.source.kind === "sso") {
    return await signOutOfSso(ssoSessionOf(decided.source), target.profile, deps);
  }
  const cachedCredentials = await forgetCredentials(deps.stateFolder, originOfSource(decided));
  if (decided.source.kind !== "login") {
    return { ssoSessions: [], consoleSessions: 0, cachedCredentials };
  }
  const { signOutOfConsole } = await import("../signin/sign-out.ts");
  return { ssoSessions: [], consoleSessions: (await signOutOfConsole(decided.source, deps)) ? 1 : 0, cachedCredentials };
}

async function signOutOfSso(session: SsoSession, profile: string | undefined, deps: RunDeps): Promise<SignedOut> {
  const { ssoLogout } = await import("../sso/logout.ts");
  const { wasSignedIn, startUrl, revoked } = await ssoLogout({ session, profile }, deps);
  const cachedCredentials = await forgetCredentials(deps.stateFolder, originOfSsoSession(session));
  return { ssoSessions: wasSignedIn ? [{ startUrl, revoked }] : [], consoleSessions: 0, cachedCredentials };
}

async function signOutOfAll(deps: RunDeps): Promise<SignedOut> {
  const { ssoLogoutAll } = await import("../sso/logout.ts");
  const { signOutOfAllConsoles } = await import("../signin/sign-out.ts");
  const endpoint = ssoEndpoint({ profiles: deps.profiles, environment: deps.environment, settingsOf: [] });
  const ended = await ssoLogoutAll({ endpoint }, deps);
  const consoleSessions = await signOutOfAllConsoles(deps);
  const cachedCredentials = await forgetCredentials(deps.stateFolder, undefined);
  return { ssoSessions: ended.map(({ startUrl, revoked }) => ({ startUrl, revoked })), consoleSessions, cachedCredentials };
}
