import { CredentialError } from "../../errors/credential-error.ts";
import { didYouMean, nearest } from "../../model/nearest.ts";
import { typedWord } from "../../model/typed-word.ts";
import type { Environment } from "../../ports/environment.ts";
import { headersThatMean } from "../../profiles/headers/odd-headers.ts";
import { rolesAt, startUrlOf } from "../../profiles/keys/start-urls.ts";
import type { Profile, ProfileSet, Section } from "../../profiles/profile.ts";
import { ssoEndpoint } from "../endpoint.ts";
import type { PlanSource, SsoEndpoint } from "../plan.ts";
import { checkValues } from "../policy/file-values.ts";
import { refusePlaceholders } from "../policy/placeholders.ts";
import { absentFiles } from "../profile-not-found.ts";
import { setting, settingError } from "../setting.ts";
import { aboutMissing } from "./missing-key.ts";

type SsoSource = Extract<PlanSource, { readonly kind: "sso" }>;

/** Without this scope IAM Identity Center gives no refresh token. */
const usualScopes = ["sso:account:access"];

/**
 * An IAM Identity Center profile, in its `sso_session` or its legacy form.
 *
 * The profile may repeat what its session says; values that differ are an error, as in the AWS CLI.
 *
 * @throws {CredentialError} `PROFILE_INCOMPLETE` or `PROFILE_CONFLICT`
 * @internal
 */
export function ssoSource(profile: Profile, profiles: ProfileSet): SsoSource {
  const sessionName = setting(profile, "sso_session");
  const session = sessionName === undefined ? undefined : profiles.ssoSessions.get(sessionName);
  if (sessionName !== undefined && session === undefined) {
    throw settingError(
      "PROFILE_INCOMPLETE",
      profile,
      "sso_session",
      `Profile ${profile.name} names sso_session = ${sessionName}, which is in no file.`,
      {
        hints: [
          ...headersThatMean(sessionName, "sso-session", profiles.oddHeaders),
          ...didYouMean(nearest(sessionName, profiles.ssoSessions.keys())),
          `Add a section [sso-session ${sessionName}] with sso_start_url and sso_region to the config file.`,
        ],
      },
    );
  }
  if (session !== undefined) refusePlaceholders(session, `The sso-session ${session.name}`);
  checkValues(profile, ["sso_account_id", "sso_start_url", "sso_region"]);
  if (session !== undefined) checkValues(session, ["sso_start_url", "sso_region"], `The sso-session ${session.name}`);
  const need = (key: string) => required(profile, key, setting(profile, key), session, profiles);
  return {
    kind: "sso",
    profile: profile.name,
    session: sessionName,
    startUrl: required(profile, "sso_start_url", agreed(profile, session, "sso_start_url"), session),
    region: required(profile, "sso_region", agreed(profile, session, "sso_region"), session),
    accountId: need("sso_account_id"),
    roleName: need("sso_role_name"),
    scopes: scopesForRoles(session, profile),
  };
}

function agreed(profile: Profile, session: Section | undefined, key: string): string | undefined {
  const own = setting(profile, key);
  const shared = setting(session, key);
  if (session !== undefined && own !== undefined && shared !== undefined && own !== shared) {
    throw settingError(
      "PROFILE_CONFLICT",
      profile,
      key,
      `Profile ${profile.name} says ${key} = ${own}, its sso_session ${session.name} says ${shared}.`,
      {
        hints: [`Remove ${key} from the profile; the sso-session section is the place for it.`],
      },
    );
  }
  return shared ?? own;
}

function required(
  profile: Profile,
  key: string,
  value: string | undefined,
  session: Section | undefined,
  profiles?: ProfileSet,
): string {
  if (value !== undefined) {
    return value;
  }
  const ofSession = session !== undefined && (key === "sso_start_url" || key === "sso_region");
  const section = ofSession ? session : profile;
  const name = ofSession ? `The sso-session ${session.name}` : `Profile ${profile.name}`;
  throw settingError(
    "PROFILE_INCOMPLETE",
    section,
    undefined,
    `${name} has no ${key}, which a profile of IAM Identity Center needs.`,
    { profile: profile.name, ...aboutRole(profile, key, aboutMissing(section, key), profiles) },
  );
}

/** Pairs of account and role that an error lists. */
const mostRoles = 5;

/** A profile with a sign-in and no role: which ones there are, other profiles tell, or AWS does. */
function aboutRole(
  profile: Profile,
  key: string,
  about: ReturnType<typeof aboutMissing>,
  profiles: ProfileSet | undefined,
): ReturnType<typeof aboutMissing> {
  const ofRole = key === "sso_account_id" || key === "sso_role_name";
  if (!ofRole || profiles === undefined || about.line !== undefined) return about;
  const startUrl = startUrlOf(profile, profiles);
  const roles = startUrl === undefined ? [] : rolesAt(startUrl, profiles, mostRoles);
  const others = roles.length === 0 ? [] : [`Other profiles of this start URL use: ${roles.join(", ")}.`];
  const list = `List the accounts and roles that you may use: aws-temp sso roles --profile ${typedWord(profile.name)}`;
  return { hints: [...about.hints, ...others, list] };
}

/**
 * A sign-in to IAM Identity Center, apart from any account and role.
 *
 * @internal
 */
export interface PlannedSsoSession {
  /** The `[sso-session]` name; `undefined` for the legacy keys. */
  readonly name: string | undefined;
  readonly startUrl: string;
  readonly region: string;
  readonly scopes: readonly string[];
  readonly endpoint: SsoEndpoint;
}

/**
 * The sign-in that an `[sso-session]` section describes.
 *
 * @throws {CredentialError} `PROFILE_NOT_FOUND` when there is no such section, `PROFILE_INCOMPLETE` when it lacks a part
 * @internal
 */
export function ssoSessionNamed(name: string, profiles: ProfileSet, environment: Environment): PlannedSsoSession {
  const section = profiles.ssoSessions.get(name);
  if (section === undefined) {
    const known = [...profiles.ssoSessions.keys()];
    throw new CredentialError("PROFILE_NOT_FOUND", `There is no sso-session ${name}.`, {
      hints: [
        ...headersThatMean(name, "sso-session", profiles.oddHeaders),
        ...absentFiles(profiles, environment),
        ...didYouMean(nearest(name, known)),
        known.length === 0 ? `Add a section [sso-session ${name}] to the config file.` : `There are: ${listed(known)}.`,
      ],
    });
  }
  const part = (key: string) => {
    const value = setting(section, key);
    if (value !== undefined) return value;
    throw settingError(
      "PROFILE_INCOMPLETE",
      section,
      undefined,
      `The sso-session ${name} has no ${key}.`,
      aboutMissing(section, key),
    );
  };
  return {
    name,
    startUrl: part("sso_start_url"),
    region: part("sso_region"),
    scopes: scopesOf(section),
    endpoint: ssoEndpoint({ profiles, environment, settingsOf: [] }),
  };
}

/** Enough to find one's own. */
const mostNamed = 20;

function listed(names: readonly string[]): string {
  const left = names.length - mostNamed;
  return [...names.slice(0, mostNamed), ...(left > 0 ? [`${left} more`] : [])].join(", ");
}

/**
 * The sign-in that a profile names, whether or not it also names account and role.
 *
 * @returns `undefined` when the profile has none of its own
 * @internal
 */
export function ssoSessionOfProfile(
  profile: Profile,
  profiles: ProfileSet,
  environment: Environment,
): PlannedSsoSession | undefined {
  const endpoint = ssoEndpoint({ profiles, environment, settingsOf: [profile] });
  const name = setting(profile, "sso_session");
  if (name !== undefined) {
    return { ...ssoSessionNamed(name, profiles, environment), endpoint };
  }
  const startUrl = setting(profile, "sso_start_url");
  if (startUrl === undefined) {
    return undefined;
  }
  return {
    name: undefined,
    startUrl,
    region: required(profile, "sso_region", setting(profile, "sso_region"), undefined),
    scopes: usualScopes,
    endpoint,
  };
}

/** The scope without which AWS answers each request for role credentials with 401, however often the user signs in. */
const roleScope = "sso:account:access";

function scopesForRoles(session: Section | undefined, profile: Profile): readonly string[] {
  const scopes = scopesOf(session);
  if (session !== undefined && !scopes.includes(roleScope)) {
    throw settingError(
      "PROFILE_INCOMPLETE",
      session,
      "sso_registration_scopes",
      `Profile ${profile.name} needs role credentials, but sso-session ${session.name} signs in without the scope ${roleScope}.`,
      {
        hints: [
          `Write: sso_registration_scopes = ${[roleScope, ...scopes].join(", ")}`,
          "Or give the profile an sso-session of its own.",
        ],
      },
    );
  }
  return scopes;
}

function scopesOf(session: Section | undefined): readonly string[] {
  const listed = (setting(session, "sso_registration_scopes") ?? "").split(",").map((scope) => scope.trim());
  const scopes = listed.filter((scope) => scope !== "");
  return scopes.length === 0 ? usualScopes : scopes;
}
