import type { Origin } from "../origin.ts";
import type { Profile, ProfileSet, Section } from "../profile.ts";
import { readText } from "./read-keys.ts";

/**
 * A start URL without what makes no difference: `…/start`, `…/start/`, `…/start#/` and `…/start\#` are one access portal.
 *
 * @internal
 */
export function comparableStartUrl(startUrl: string): string {
  const path = startUrl.replace(/\\?#.*$/s, "").replace(/[/\\]+$/, "");
  return path.replace(/^[a-z]+:\/\/[^/]+/i, (origin) => origin.toLowerCase());
}

/**
 * The start URL that a profile signs in at: that of its session, or its own.
 *
 * @internal
 */
export function startUrlOf(profile: Section, { ssoSessions }: Pick<ProfileSet, "ssoSessions">): string | undefined {
  const session = ssoSessions.get(readText(profile, "sso_session") ?? "");
  return (session && readText(session, "sso_start_url")) ?? readText(profile, "sso_start_url");
}

/**
 * The accounts and roles that the profiles of an access portal name, each with one of these profiles.
 *
 * @internal
 */
export function rolesAt(startUrl: string, set: Pick<ProfileSet, "profiles" | "ssoSessions">, most: number): readonly string[] {
  const wanted = comparableStartUrl(startUrl);
  const pairs = new Map<string, Profile>();
  for (const profile of set.profiles.values()) {
    const account = readText(profile, "sso_account_id");
    const role = readText(profile, "sso_role_name");
    if (account === undefined || role === undefined) continue;
    const own = startUrlOf(profile, set);
    if (own === undefined || comparableStartUrl(own) !== wanted) continue;
    pairs.set(`${account} ${role}`, profile);
    if (pairs.size === most) break;
  }
  return [...pairs].map(([pair, { name }]) => `${pair} (profile ${name})`);
}

/** Where a start URL is. */
export interface WrittenStartUrl {
  readonly startUrl: string;
  readonly origin: Origin;
}

/**
 * The access portals whose start URL is spelt in several ways, with the place of each spelling.
 *
 * @internal
 */
export function spelledApart({
  profiles,
  ssoSessions,
}: Pick<ProfileSet, "profiles" | "ssoSessions">): readonly (readonly WrittenStartUrl[])[] {
  const written = [...profiles.values(), ...ssoSessions.values()].flatMap((section) => {
    const startUrl = readText(section, "sso_start_url");
    const origin = section.origins.get("sso_start_url");
    return startUrl === undefined || origin === undefined ? [] : [{ startUrl, origin }];
  });
  const portals = Map.groupBy(written, ({ startUrl }) => comparableStartUrl(startUrl));
  return [...portals.values()].filter((places) => new Set(places.map(({ startUrl }) => startUrl)).size > 1);
}
