import { typedProfile } from "../model/typed-word.ts";
import { readProcessCommand } from "../profiles/keys/process-command.ts";
import { readText } from "../profiles/keys/read-keys.ts";
import { comparableStartUrl, spelledApart } from "../profiles/keys/start-urls.ts";
import type { Profile, ProfileSet, Section } from "../profiles/profile.ts";
import { temporaryProfiles } from "../profiles/temporary-profile.ts";
import { fileFinding } from "./file-findings.ts";
import type { Finding } from "./finding.ts";

/** Places that one finding names. */
const mostPlaces = 10;

/**
 * Where credentials come from, and whether that is wise: long-term keys, old and mixed forms of SSO, what `login` left.
 *
 * @param now - milliseconds since the epoch
 * @param platform - as Node spells it
 * @internal
 */
export function sourceFindings(set: ProfileSet, now: number, platform: string | undefined): readonly Finding[] {
  return [
    ...longTermKeys(set),
    ...ssoStyles(set),
    ...spellings(set),
    ...shellCommands(set, platform),
    ...expiredProfiles(set, now),
  ];
}

function shellCommands({ profiles }: ProfileSet, platform: string | undefined): readonly Finding[] {
  return [...profiles.values()].flatMap((profile) => {
    const command = readText(profile, "credential_process");
    const { needsShell } = command === undefined ? {} : readProcessCommand(command, platform);
    if (needsShell === undefined) return [];
    return fileFinding("needs-a-shell", {
      ...placeOf(profile, "credential_process"),
      message: `The credential_process of profile ${profile.name} has ${needsShell}, which only a shell understands. The AWS CLI and boto3 start no shell, so it fails there.`,
      mend:
        platform === "win32" ? "Write whole paths, or start a shell: cmd /c …" : "Write whole paths, or start a shell: sh -c '…'",
    });
  });
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
  const sessions = new Map([...ssoSessions.values()].map((session) => [comparable(session), session.name]));
  return [...profiles.values()].flatMap((profile) => {
    const startUrl = readText(profile, "sso_start_url");
    if (startUrl === undefined || readText(profile, "sso_session") !== undefined) return [];
    const at = placeOf(profile, "sso_start_url");
    const session = sessions.get(comparableStartUrl(startUrl));
    if (session === undefined) {
      return fileFinding("legacy-sso", {
        ...at,
        message: `Profile ${profile.name} has its sign-in in itself, so the AWS CLI and the SDKs never renew its token.`,
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

function comparable(session: Section): string | undefined {
  const startUrl = readText(session, "sso_start_url");
  return startUrl && comparableStartUrl(startUrl);
}

function spellings(set: ProfileSet): readonly Finding[] {
  return spelledApart(set).flatMap((places) => {
    const [first] = places;
    if (first === undefined) return [];
    const keep = comparableStartUrl(first.startUrl);
    const lines = places.slice(0, mostPlaces).map(({ startUrl, origin: { file, line } }) => `${file}:${line} ${startUrl}`);
    const left = places.length - lines.length;
    return fileFinding("start-url-spellings", {
      file: first.origin.file,
      line: first.origin.line,
      message: `One access portal is spelt in several ways, and each spelling makes a sign-in of its own: ${lines.join("; ")}${left > 0 ? `; and ${left} more` : ""}.`,
      mend: `Write sso_start_url = ${keep} in all of them.`,
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
