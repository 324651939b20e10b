import { typedProfile } from "../model/typed-word.ts";
import type { Profile, ProfileSet } from "../profiles/profile.ts";
import { readText } from "../profiles/read-keys.ts";
import { temporaryProfiles } from "../profiles/temporary-profile.ts";
import { fileFinding } from "./file-findings.ts";
import type { Finding } from "./finding.ts";

/**
 * Where credentials come from, and whether that is wise: long-term keys, old and mixed forms of SSO, what `login` left.
 *
 * @param now - milliseconds since the epoch
 * @internal
 */
export function sourceFindings(set: ProfileSet, now: number): readonly Finding[] {
  return [...longTermKeys(set), ...ssoStyles(set), ...expiredProfiles(set, now)];
}

function longTermKeys({ profiles }: ProfileSet): readonly Finding[] {
  return [...profiles.values()].flatMap((profile) => {
    const at = placeOf(profile, "aws_secret_access_key");
    if (!readText(profile, "aws_secret_access_key") || readText(profile, "aws_session_token")) return [];
    const guarded = readText(profile, "mfa_serial") !== undefined;
    return fileFinding(guarded ? "long-term-keys-with-mfa" : "long-term-keys", {
      ...at,
      message: `Profile ${profile.name} keeps a long-term secret access key in plain text.`,
      mend: guarded
        ? "Sign in instead where you can (IAM Identity Center, or console sign-in), and then delete the key in IAM."
        : "Sign in instead (IAM Identity Center, or console sign-in), and delete the key in IAM; or guard it with MFA: mfa_serial = ARN.",
    });
  });
}

function ssoStyles({ profiles, ssoSessions }: ProfileSet): readonly Finding[] {
  const sessions = new Map([...ssoSessions.values()].map((session) => [readText(session, "sso_start_url"), session.name]));
  return [...profiles.values()].flatMap((profile) => {
    const startUrl = readText(profile, "sso_start_url");
    if (startUrl === undefined || readText(profile, "sso_session") !== undefined) return [];
    const at = placeOf(profile, "sso_start_url");
    const session = sessions.get(startUrl);
    if (session === undefined) {
      return fileFinding("legacy-sso", {
        ...at,
        message: `Profile ${profile.name} has its sign-in in itself, so its token is never renewed.`,
        mend: "Move sso_start_url and sso_region to a section [sso-session NAME], and write sso_session = NAME in the profile.",
      });
    }
    return fileFinding("mixed-sso-styles", {
      ...at,
      message: `Profile ${profile.name} signs in to the start URL of the sso-session ${session}, and apart from it.`,
      mend: `Replace sso_start_url and sso_region of the profile by: sso_session = ${session}`,
    });
  });
}

function expiredProfiles(set: ProfileSet, now: number): readonly Finding[] {
  return temporaryProfiles(set)
    .filter(({ expiration }) => expiration !== undefined && expiration.getTime() <= now)
    .map(({ name, of, expiration, origin: { file, line } }) =>
      fileFinding("expired-temporary-profile", {
        profile: name,
        file,
        line,
        message: `The credentials of profile ${name}, which \`login\` wrote, expired at ${expiration?.toISOString()}.`,
        mend: `New ones: aws-temp login ${typedProfile(of)}. Or remove it: aws-temp doctor --fix`,
      }),
    );
}

function placeOf(profile: Profile, key: string): Pick<Finding, "profile" | "file" | "line"> {
  const { file, line } = profile.origins.get(key) ?? profile.origin;
  return { profile: profile.name, file, line };
}
