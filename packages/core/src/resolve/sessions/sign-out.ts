import { ssoEndpoint } from "../../plan/endpoint.ts";
import type { CredentialPlan, PlanRequest } from "../../plan/plan.ts";
import { ssoSessionNamed, ssoSessionOfProfile } from "../../plan/source/sso-source.ts";
import { temporaryProfileOf } from "../../profiles/temporary-profile.ts";
import type { SsoSession } from "../../sso/sso-session.ts";
import { ssoSessionOf } from "../../sso/sso-session.ts";
import { forgetCredentials } from "../../store/cache/forget-credentials.ts";
import type { UserFiles } from "../../store/files/edit-user-files.ts";
import { originOfSource, originOfSsoSession, originsOfSource } from "../run/origins.ts";
import type { RunDeps } from "../run/run-deps.ts";
import { liveCredentials, type Removed } from "./live-credentials.ts";
import type { SignedOut, SignOutOptions, SignOutTarget } from "./signed-out.ts";

/** How a profile is planned, and which files it stands in. @internal */
export interface SignOutContext {
  readonly plan: (request: PlanRequest) => Promise<CredentialPlan>;
  readonly files: UserFiles;
  readonly options: SignOutOptions;
}

/** What a target turns out to be. */
interface Ended {
  /** What credentials came from that are to go; `undefined` stands for all. */
  readonly origin: string | undefined;
  readonly ssoSessions: SignedOut["ssoSessions"];
  readonly consoleSessions: number;
  /** Those of them whose files could be understood. */
  readonly consoles: Removed["consoles"];
  readonly failed: SignedOut["failed"];
}

/**
 * Ends sessions, and removes the credentials that came from them: those in the cache, and the profiles that `login` wrote. A profile
 * that has no session of its own (keys, a program) only loses these.
 *
 * @throws {CredentialError} `PROFILE_NOT_FOUND`, `FILE_UNREADABLE`, `FILE_UNWRITABLE`
 * @internal
 */
export async function signOut(target: SignOutTarget, context: SignOutContext, deps: RunDeps): Promise<SignedOut> {
  const { origin, ssoSessions, consoleSessions, consoles, failed } = await endSessions(target, context, deps);
  const cached = await forgetCredentials(deps.stateFolder, origin);
  const profiles = context.options.keepProfiles ? [] : await removeProfiles({ target, origin, cached }, context, deps);
  return {
    ssoSessions,
    consoleSessions,
    cachedCredentials: cached.length,
    removedProfiles: profiles.map(({ name, of, origin: { file } }) => ({ name, of, file })),
    failed,
    stillValid: liveCredentials({ cached, profiles, consoles }, deps.clock()),
  };
}

async function endSessions(target: SignOutTarget, { plan }: SignOutContext, deps: RunDeps): Promise<Ended> {
  if ("all" in target) {
    return await endAll(deps);
  }
  if ("ssoSession" in target) {
    return await endSso(ssoSessionNamed(target.ssoSession, deps.profiles, deps.environment), undefined, deps);
  }
  const name = nameBehind(target.profile, deps);
  const own = deps.profiles.profiles.get(name);
  const session = own && ssoSessionOfProfile(own, deps.profiles, deps.environment);
  if (session !== undefined) {
    return await endSso(session, name, deps);
  }
  const decided = await plan({ profile: name });
  const { source } = decided;
  if (source.kind === "sso") {
    return await endSso(ssoSessionOf(source), name, deps);
  }
  const origin = originOfSource(decided);
  if (source.kind !== "login") {
    return { origin, ssoSessions: [], consoleSessions: 0, consoles: [], failed: [] };
  }
  const { consoleSignIns } = await import("../../console-login/console-sign-ins.ts");
  const { signOutOfConsole } = await import("../../console-login/sign-out.ts");
  const { signinTokenFile } = await import("../../console-login/cache-place.ts");
  const file = signinTokenFile(source.loginSession, deps);
  const signIns = (await consoleSignIns(deps)).filter((signIn) => signIn.file === file);
  const consoleSessions = (await signOutOfConsole(source, deps)) ? 1 : 0;
  return { origin, ssoSessions: [], consoleSessions, consoles: signIns, failed: [] };
}

/** The profile behind one that `login` wrote: that is where the sign-in is. */
function nameBehind(name: string, { profiles: { profiles } }: RunDeps): string {
  const profile = profiles.get(name);
  const of = profile && temporaryProfileOf(profile)?.of;
  return of !== undefined && profiles.has(of) ? of : name;
}

async function endSso(session: SsoSession, profile: string | undefined, deps: RunDeps): Promise<Ended> {
  const { ssoLogout } = await import("../../sso/logout.ts");
  const { wasSignedIn, startUrl, revoked } = await ssoLogout({ session, profile }, deps);
  const ssoSessions = wasSignedIn ? [{ startUrl, revoked }] : [];
  return { origin: originOfSsoSession(session), ssoSessions, consoleSessions: 0, consoles: [], failed: [] };
}

async function endAll(deps: RunDeps): Promise<Ended> {
  const { ssoLogoutAll } = await import("../../sso/logout.ts");
  const { consoleSignIns } = await import("../../console-login/console-sign-ins.ts");
  const { signOutOfAllConsoles } = await import("../../console-login/sign-out.ts");
  const endpoint = ssoEndpoint({ profiles: deps.profiles, environment: deps.environment, settingsOf: [] });
  const sso = await ssoLogoutAll({ endpoint }, deps);
  const consoles = await consoleSignIns(deps, () => undefined);
  const console = await signOutOfAllConsoles(deps);
  const ssoSessions = sso.ended.map(({ startUrl, revoked }) => ({ startUrl, revoked }));
  const failed = [...sso.failed, ...console.failed];
  return { origin: undefined, ssoSessions, consoleSessions: console.ended, consoles, failed };
}

interface ProfilesInput {
  readonly target: SignOutTarget;
  readonly origin: string | undefined;
  readonly cached: Removed["cached"];
}

/** The profiles that `login` wrote with what has just ended: their credentials would live on in the file. */
async function removeProfiles(
  { target, origin, cached }: ProfilesInput,
  { plan, files }: SignOutContext,
  deps: RunDeps,
): Promise<Removed["profiles"]> {
  const { temporaryProfiles } = await import("../../profiles/temporary-profile.ts");
  const keys = new Set(cached.map(({ entry }) => entry?.credentials.accessKeyId));
  const gone = new Set<string>();
  for (const { name, of, accessKeyId } of temporaryProfiles(deps.profiles)) {
    const named = "profile" in target && target.profile === name;
    if (origin === undefined || named || keys.has(accessKeyId) || (await comesFrom(of, origin, plan))) gone.add(name);
  }
  if (gone.size === 0) return [];
  const { removeTemporaryProfiles } = await import("../../store/profiles/remove-temporary-profiles.ts");
  return await removeTemporaryProfiles(({ name }) => gone.has(name), files, deps);
}

/** A profile that is gone, or broken by now, says nothing of what was obtained from it. */
async function comesFrom(profile: string, origin: string, plan: SignOutContext["plan"]): Promise<boolean> {
  const decided = await plan({ profile }).catch(() => undefined);
  return decided !== undefined && originsOfSource(decided).includes(origin);
}
