import { CredentialError } from "../../errors/credential-error.ts";
import type { Profile } from "../../profiles/profile.ts";
import type { Chain } from "../chain.ts";
import { signinEndpoint, ssoEndpoint } from "../endpoint.ts";
import type { PlanSource } from "../plan.ts";
import type { PlanContext } from "../plan-context.ts";
import { planSession } from "../plan-session.ts";
import { regionOf } from "../region.ts";
import { setting, settingError } from "../setting.ts";
import { sourceOfEnvironment } from "./environment-source.ts";
import { lastResort } from "./last-resort.ts";
import { containerSource, environmentSource, instanceSource } from "./machine-source.ts";
import { aboutMissing, nearMiss } from "./missing-key.ts";
import { ssoSource } from "./sso-source.ts";
import { isTemporaryKeyId, type StaticKeys, staticKeysOf, tokenOf } from "./static-keys.ts";
import { webIdentitySource } from "./web-identity-source.ts";

/**
 * Turns the profile at the bottom of a chain into the plan's source.
 *
 * @throws {CredentialError} when the profile lacks a part of what its kind needs
 * @internal
 */
export function planSource(chain: Chain, context: PlanContext): PlanSource {
  const profile = chain.base;
  const { environment } = context;
  switch (chain.baseKind) {
    case "static":
    case "temporary":
      return keysSource(profile);
    case "sso":
      return { ...ssoSource(profile, context.profiles), endpoint: ssoEndpoint(addressOf(profile, context)) };
    case "login":
      return {
        kind: "login",
        profile: profile.name,
        loginSession: profile.settings.get("login_session") ?? "",
        region: regionOf(context.request.region, environment, profile),
        endpoint: signinEndpoint(addressOf(profile, context)),
      };
    case "web-identity":
      return webIdentitySource(profile, context, chain.roles.length === 0);
    case "process":
      return {
        kind: "process",
        profile: profile.name,
        command: profile.settings.get("credential_process") ?? "",
        ifLongTerm: chain.roles.length === 0 && context.request.roleArn === undefined ? planSession(profile, context) : undefined,
      };
    case "environment":
      return environmentSource(environment, profile);
    case "container":
      return containerSource(environment, profile);
    case "instance":
      return instanceSource(environment, profile);
    case "own":
      return ownSource(profile, context);
    case "none":
      return lastResort(profile, context, chain);
  }
}

function addressOf(profile: Profile, { profiles, environment, asked }: PlanContext) {
  return { profiles, environment, settingsOf: [profile, asked] };
}

function keysSource(profile: Profile): PlanSource {
  const keys = staticKeysOf(profile, "credentials") ?? staticKeysOf(profile, "config");
  if (keys === undefined) {
    throw new CredentialError("NO_CREDENTIALS", `Profile ${profile.name} has no access keys.`, { profile: profile.name });
  }
  requireKeyId(profile, keys);
  requireSecret(profile, keys);
  if (!keys.temporary) requireLongTerm(profile, keys);
  return { kind: keys.temporary ? "temporary" : "static", profile: profile.name, accessKeyId: keys.accessKeyId };
}

function ownSource(profile: Profile, context: PlanContext): PlanSource {
  const own = profile.ownSource;
  if (own?.kind !== "keys") return sourceOfEnvironment(context);
  return {
    kind: own.sessionToken === undefined ? "static" : "temporary",
    profile: profile.name,
    accessKeyId: own.accessKeyId,
  };
}

function requireSecret(profile: Profile, keys: StaticKeys): void {
  if (setting(keys.section, "aws_secret_access_key") === undefined) {
    throw settingError(
      "PROFILE_INCOMPLETE",
      keys.section,
      "aws_access_key_id",
      `Profile ${profile.name} has aws_access_key_id but no aws_secret_access_key in the same file.`,
      nearMiss(keys.section, "aws_secret_access_key") === undefined
        ? { hints: ["Add aws_secret_access_key below it; it is shown only once, when the key is created."] }
        : aboutMissing(keys.section, "aws_secret_access_key"),
    );
  }
}

/** A value that is no key id may be the secret, so it is never shown. */
function requireKeyId(profile: Profile, { section, accessKeyId }: StaticKeys): void {
  if (/^[A-Z0-9]+$/.test(accessKeyId)) return;
  const quoted = /^(["']).*\1$/s.test(accessKeyId);
  throw settingError(
    "INVALID_VALUE",
    section,
    "aws_access_key_id",
    `Profile ${profile.name} has an aws_access_key_id that is not an access key ID (its value is not shown).`,
    {
      hints: [
        quoted
          ? "Remove the quotes: AWS tools take them as part of the value."
          : "An access key ID has only capital letters and digits, such as AKIAIOSFODNN7EXAMPLE. Check that it and the secret are not in each other's place.",
      ],
    },
  );
}

/** AWS begins the ids of temporary keys with ASIA. Without their token AWS takes them for keys that do not exist. */
function requireLongTerm(profile: Profile, keys: StaticKeys): void {
  if (!isTemporaryKeyId(keys.accessKeyId)) return;
  const other = keys.kind === "config" ? "credentials" : "config";
  const elsewhere = tokenOf(profile.layers[other]);
  throw settingError(
    "PROFILE_INCOMPLETE",
    keys.section,
    "aws_access_key_id",
    `Profile ${profile.name} has temporary keys (${keys.accessKeyId}) but no aws_session_token in the same file.`,
    {
      hints: [
        elsewhere === undefined
          ? "Add the aws_session_token that came with the keys, or replace all three values with new ones."
          : `Move aws_session_token here: it is at ${elsewhere.file}:${elsewhere.line}.`,
      ],
    },
  );
}
