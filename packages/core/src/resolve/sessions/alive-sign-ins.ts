import { signinTokenFile } from "../../console-login/cache-place.ts";
import type { ConsoleSignIn } from "../../console-login/console-sign-ins.ts";
import { setting } from "../../plan/setting.ts";
import type { Profile } from "../../profiles/profile.ts";
import { ssoSessionKey } from "../../sso/sso-session.ts";
import type { SsoSignIn } from "../../sso/token/sso-tokens.ts";
import type { RunDeps } from "../run/run-deps.ts";
import { type Alive, accountOf, unknownOfAlive } from "./alive.ts";

/** SSO sessions that are valid or can be renewed. @internal */
export function aliveSessions(signIns: readonly SsoSignIn[], deps: RunDeps): readonly Alive[] {
  const profilesOf = profilesBy(ssoKeyOf, signIns, deps);
  return signIns
    .filter(({ expiresAt, refreshable }) => refreshable || expiresAt.getTime() > deps.clock())
    .map(({ key, file, startUrl, expiresAt, refreshable }) => ({
      ...unknownOfAlive,
      kind: "sso-session",
      profiles: profilesOf.get(key) ?? [],
      startUrl,
      expiration: expiresAt,
      renews: refreshable,
      file,
    }));
}

/** Console sign-ins that have not ended for certain. @internal */
export function aliveConsoles(signIns: readonly ConsoleSignIn[], deps: RunDeps): readonly Alive[] {
  const fileOf = (profile: Profile) => {
    const session = setting(profile, "login_session");
    return session === undefined ? undefined : signinTokenFile(session, deps);
  };
  const profilesOf = profilesBy(fileOf, signIns, deps);
  return signIns
    .filter(({ endsBy }) => endsBy.getTime() > deps.clock())
    .map(({ file, accountId, arn, accessKeyId, expiresAt }) => {
      const profiles = profilesOf.get(file) ?? [];
      const identity = arn ?? setting(deps.profiles.profiles.get(profiles[0] ?? ""), "login_session");
      return {
        ...unknownOfAlive,
        kind: "console-sign-in",
        profiles,
        accountId: accountId ?? accountOf(identity),
        arn: identity,
        accessKeyId,
        expiration: expiresAt,
        renews: true,
        file,
      };
    });
}

function ssoKeyOf(profile: Profile): string | undefined {
  const name = setting(profile, "sso_session");
  const startUrl = setting(profile, "sso_start_url");
  return name === undefined && startUrl === undefined ? undefined : ssoSessionKey({ name, startUrl: startUrl ?? "" });
}

function profilesBy(
  keyOf: (profile: Profile) => string | undefined,
  wanted: readonly unknown[],
  { profiles }: RunDeps,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const profile of wanted.length === 0 ? [] : profiles.profiles.values()) {
    const key = keyOf(profile);
    if (key === undefined) continue;
    const names = found.get(key);
    if (names === undefined) found.set(key, [profile.name]);
    else names.push(profile.name);
  }
  return found;
}
