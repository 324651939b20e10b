import { Secret } from "../../model/secret.ts";
import { readText } from "../../profiles/keys/read-keys.ts";
import type { Profile, ProfileSet } from "../../profiles/profile.ts";
import { classifyProfile } from "../source/classify-source.ts";

/**
 * Cuts the chain of a profile short, so that the plans of all profiles of a chain take as long as the chain has links, not as long as
 * its square.
 *
 * A role that is reached by two others is planned the same, whatever is below these: AWS sees temporary credentials of a role. What is
 * wrong further down is found where the profile there is planned itself.
 *
 * @internal
 */
export class ShortChains {
  readonly #set: ProfileSet;

  constructor(set: ProfileSet) {
    this.#set = set;
  }

  /** The profile whose credentials the role of this one is assumed with; `undefined` when its role is reached another way. */
  sourceOf(profile: Profile): Profile | undefined {
    if (classifyProfile(profile) !== "assume-role") return undefined;
    const source = readText(profile, "source_profile");
    return source === undefined ? undefined : this.#set.profiles.get(source);
  }

  /**
   * What a plan of `profile` needs, and no more: no names that a suggestion could be made from, either.
   *
   * @param serial - the MFA device that the chain below has used
   */
  around(profile: Profile, serial: string | undefined): ProfileSet {
    const source = this.sourceOf(profile);
    const below = isRole(source) ? this.sourceOf(source) : undefined;
    const links = [profile, source, isRole(below) ? cut(below, serial) : below].filter((link) => link !== undefined);
    const sessions = links.map((link) => readText(link, "sso_session")).map((name) => this.#set.ssoSessions.get(name ?? ""));
    return {
      ...this.#set,
      profiles: new Map(links.map((link) => [link.name, link])),
      ssoSessions: new Map(sessions.flatMap((session) => (session === undefined ? [] : [[session.name, session]]))),
    };
  }
}

/**
 * Whether a profile is a role for those that name it as their source: one with keys of its own is these keys.
 *
 * @internal
 */
export function isRole(source: Profile | undefined): source is Profile {
  return source !== undefined && classifyProfile(source, "source") === "assume-role";
}

/** Of temporary credentials nothing is looked at but that they are temporary. */
const anyKeys = { kind: "keys", accessKeyId: "ASIA", secretAccessKey: new Secret(""), sessionToken: new Secret("") } as const;

/** A role as if the app had the credentials that it is assumed with. What else the profile says is judged in its own plan. */
function cut(profile: Profile, serial: string | undefined): Profile {
  const settings = new Map([["role_arn", readText(profile, "role_arn") ?? ""]]);
  if (serial !== undefined) settings.set("mfa_serial", serial);
  const { name, origin, origins } = profile;
  return {
    name,
    origin,
    origins,
    nested: new Map(),
    settings,
    layers: { config: undefined, credentials: undefined },
    ownSource: anyKeys,
  };
}
