import { CredentialError } from "../errors/credential-error.ts";
import { didYouMean } from "../model/nearest.ts";
import { headersThatMean } from "../profiles/headers/odd-headers.ts";
import type { Profile, ProfileSet } from "../profiles/profile.ts";
import { similarProfiles } from "./profile-not-found.ts";
import { place, setting, settingError } from "./setting.ts";
import { classifyProfile, kindOfCredentialSource, type ProfileKind } from "./source/classify-source.ts";
import { aboutMissing, nearMiss } from "./source/missing-key.ts";

/**
 * The way from a profile down to where its credentials come from.
 *
 * @internal
 */
export interface Chain {
  /** The profiles whose role is assumed, the first to be assumed first. */
  readonly roles: readonly Profile[];
  /** The profile that the chain starts from. With `credential_source` it is the first role's own. */
  readonly base: Profile;
  readonly baseKind: Exclude<ProfileKind, "assume-role"> | "own";
}

/**
 * Follows `source_profile` from profile to profile.
 *
 * A profile that names itself is legal when it holds keys: they are the source and its `role_arn` is assumed with them.
 *
 * @throws {CredentialError} `PROFILE_LOOP` with the loop, `PROFILE_CONFLICT`, `PROFILE_INCOMPLETE`, `PROFILE_NOT_FOUND`
 * @internal
 */
export function followChain(profiles: ProfileSet, asked: Profile): Chain {
  // The order in which they are met: the last to be assumed first.
  const met = new Set<Profile>();
  let current = asked;
  let kind = classifyProfile(asked, "asked");
  while (kind === "assume-role") {
    met.add(current);
    const next = nextOf(profiles, current);
    if ("baseKind" in next) {
      // A web identity is no credentials: the role that it gives is the source itself.
      if (next.baseKind === "web-identity") met.delete(current);
      return { roles: [...met].reverse(), base: current, baseKind: next.baseKind };
    }
    kind = classifyProfile(next.profile, "source");
    // A way back is a loop although a member holds keys, as in the SDKs; only to itself a profile may lead, to its own keys.
    if (met.has(next.profile) && (kind === "assume-role" || next.profile !== current)) {
      throw loop([...met], next.profile);
    }
    current = next.profile;
  }
  return { roles: [...met].reverse(), base: current, baseKind: kind };
}

function nextOf(
  profiles: ProfileSet,
  role: Profile,
): { readonly profile: Profile } | { readonly baseKind: "environment" | "container" | "instance" | "web-identity" | "own" } {
  const credentialSource = setting(role, "credential_source");
  const own = credentialSource === undefined ? role.ownSource : undefined;
  const said = setting(role, "source_profile");
  const source = said ?? (own?.kind === "profile" ? own.name : undefined);
  if (source !== undefined && credentialSource !== undefined) {
    throw settingError(
      "PROFILE_CONFLICT",
      role,
      "credential_source",
      `Profile ${role.name} has both source_profile and credential_source.`,
      {
        hints: ["Remove one of the two: source_profile names another profile, credential_source the machine's own credentials."],
      },
    );
  }
  if (source !== undefined) {
    const profile = profiles.profiles.get(source);
    if (profile === undefined) {
      throw settingError(
        "PROFILE_NOT_FOUND",
        role,
        "source_profile",
        said === undefined
          ? `The role of profile ${role.name} is to be assumed with profile ${source}, which is in no file.`
          : `Profile ${role.name} has source_profile = ${source}, which is in no file.`,
        {
          hints: [
            ...headersThatMean(source, "profile", profiles.oddHeaders),
            ...didYouMean(similarProfiles(source, profiles, role.name)),
            `Add a profile ${source}, or name another one in source_profile.`,
          ],
          missing: source,
        },
      );
    }
    return { profile };
  }
  if (own !== undefined) {
    return { baseKind: own.kind === "minted-token" || own.kind === "token-file" ? "web-identity" : "own" };
  }
  if (credentialSource === undefined) {
    throw settingError(
      "PROFILE_INCOMPLETE",
      role,
      "role_arn",
      `Profile ${role.name} has role_arn but nothing to assume it with.`,
      {
        ...sourceHints(role),
      },
    );
  }
  const baseKind = kindOfCredentialSource(credentialSource);
  if (baseKind === undefined) {
    throw settingError(
      "INVALID_VALUE",
      role,
      "credential_source",
      `Profile ${role.name} has credential_source = ${credentialSource}, which AWS does not know.`,
      {
        hints: ["Use Environment, EcsContainer or Ec2InstanceMetadata."],
      },
    );
  }
  return { baseKind };
}

const howToReach =
  "Add source_profile = NAME with a profile that holds credentials, or credential_source, or web_identity_token_file.";

function sourceHints(role: Profile): ReturnType<typeof aboutMissing> {
  if (nearMiss(role, "source_profile") !== undefined) return aboutMissing(role, "source_profile");
  if (setting(role, "sso_session") === undefined && setting(role, "sso_start_url") === undefined) return { hints: [howToReach] };
  const apart = `AWS tools take either the role or the sign-in of one profile. Put role_arn into a profile of its own, with source_profile = ${role.name}`;
  return { hints: [apart] };
}

/** In the message, so many profiles of a loop are named. */
const namedOfLoop = 8;

function loop(met: readonly Profile[], again: Profile): CredentialError {
  const names = met.slice(met.indexOf(again)).map((profile) => profile.name);
  const left = names.length - namedOfLoop;
  const shown = [...names.slice(0, namedOfLoop), ...(left > 0 ? [`(${left} more)`] : []), again.name].join(" -> ");
  return new CredentialError("PROFILE_LOOP", `source_profile goes round in a circle: ${shown}.`, {
    ...place(again, "source_profile"),
    loop: [...names, again.name],
    hints: ["Give the last profile of the chain credentials: access keys, IAM Identity Center, or credential_process."],
  });
}
