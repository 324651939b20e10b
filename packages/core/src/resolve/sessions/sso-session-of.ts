import { CredentialError } from "../../errors/credential-error.ts";
import type { CredentialPlan, PlanRequest } from "../../plan/plan.ts";
import { type PlannedSsoSession, ssoSessionNamed, ssoSessionOfProfile } from "../../plan/source/sso-source.ts";
import { chooseProfile } from "../../profiles/choose-profile.ts";
import { ssoSessionOf } from "../../sso/sso-session.ts";
import type { RunDeps } from "../run/run-deps.ts";

/**
 * Which sign-in is meant: the named one; that of the named profile, or of the profile that its roles start from; else the only one
 * that the config file has.
 *
 * @throws {CredentialError} `NO_CREDENTIALS` when the profile has no SSO, `USAGE` when there are several and none is named
 * @internal
 */
export async function ssoSessionFor(
  { profile, ssoSession }: { readonly profile?: string | undefined; readonly ssoSession?: string | undefined },
  plan: (request: PlanRequest) => Promise<CredentialPlan>,
  { profiles, environment }: RunDeps,
): Promise<PlannedSsoSession> {
  if (ssoSession !== undefined) {
    return ssoSessionNamed(ssoSession, profiles, environment);
  }
  const chosen = chooseProfile({ profile, environment });
  const own = profiles.profiles.get(chosen.name);
  const session = own && ssoSessionOfProfile(own, profiles, environment);
  if (session !== undefined) {
    return session;
  }
  if (chosen.decidedBy === "argument") {
    return ofSource(await plan({ profile }));
  }
  return onlySession(profiles, environment);
}

function ofSource({ source, profile }: CredentialPlan): PlannedSsoSession {
  if (source.kind !== "sso") {
    throw new CredentialError("NO_CREDENTIALS", `Profile ${profile} does not use IAM Identity Center.`, {
      profile,
      hints: ["Name a profile with an sso_session, or the session itself: --sso-session NAME."],
    });
  }
  return ssoSessionOf(source);
}

function onlySession(profiles: RunDeps["profiles"], environment: RunDeps["environment"]): PlannedSsoSession {
  const [name, ...others] = profiles.ssoSessions.keys();
  if (name === undefined) {
    throw new CredentialError("NO_CREDENTIALS", "The config file has no sso-session.", {
      hints: ["Add one with: aws configure sso-session", "Or name a profile that has sso_start_url."],
    });
  }
  if (others.length > 0) {
    throw new CredentialError(
      "USAGE",
      `The config file has ${others.length + 1} SSO sessions: ${[name, ...others].join(", ")}.`,
      {
        hints: [`Name one: --sso-session ${name}`],
      },
    );
  }
  return ssoSessionNamed(name, profiles, environment);
}
