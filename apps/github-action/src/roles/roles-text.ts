import { CredentialError } from "@aws-temp/core";
import { classifyProfile, parseGivenProfiles } from "@aws-temp/core/plan";
import { editIni, type Origin, type Problem } from "@aws-temp/core/profiles";
import type { Inputs } from "../inputs/inputs.ts";

/** Of a single role that renews itself, when the workflow names no profile. */
const usualProfile = "default";

/**
 * The profiles that are asked for, as text: `roles`, or a section for the single role.
 *
 * @throws {CredentialError} `USAGE` for a role without its account, `INVALID_VALUE` for a name that cannot be one
 * @public
 */
export function rolesText({ roles, role = "", publish }: Pick<Inputs, "roles" | "role" | "publish">): string {
  if (roles !== undefined) return roles;
  if (!role.startsWith("arn:")) {
    throw new CredentialError("USAGE", `refresh needs the whole ARN of the role, and role-to-assume is “${role}”.`, {
      hints: [`Write it as arn:aws:iam::111122223333:role/${role}`],
    });
  }
  const section = { type: "profile", name: publish.profile ?? usualProfile } as const;
  return editIni("", [{ kind: "set-section", section, settings: new Map([["role_arn", role]]) }]);
}

/** What is wrong with a header that names no profile. */
const lostHeaders: ReadonlySet<Problem["code"]> = new Set<Problem["code"]>([
  "empty-header",
  "unclosed-header",
  "nameless-section",
]);

/**
 * The names of the profiles, in their order. A section that yields no profile is never passed over.
 *
 * @throws {CredentialError} `USAGE` for such a section, with its line, and when there are none
 * @public
 */
export function profileNames(text: string): readonly string[] {
  const { profiles, ssoSessions, problems, oddHeaders = [] } = parseGivenProfiles({ text, name: "roles" });
  const lost = [
    ...oddHeaders.map(({ line, header }) => ({ line, what: `[${header}] is the name of no profile` })),
    ...[...ssoSessions.values()].map(({ name, origin: { line } }) => ({
      line,
      what: `[sso-session ${name}] is a sign-in, for which a job has no browser`,
    })),
    ...problems.filter(({ code }) => lostHeaders.has(code)).map(({ line }) => ({ line, what: "the header names no profile" })),
  ].sort((one, other) => one.line - other.line);
  const [first] = lost;
  if (first !== undefined) {
    throw new CredentialError("USAGE", `roles:${first.line}: ${first.what}.`, {
      file: "roles",
      line: first.line,
      hints: ["Write [NAME], the name of letters, digits and _ - / . % @ : +."],
    });
  }
  const names = [...profiles.keys()];
  if (names.length > 0) return names;
  throw new CredentialError("USAGE", "roles holds no section.", {
    hints: ["Write each profile as a section: [NAME], and below it role_arn = arn:aws:iam::111122223333:role/NAME"],
  });
}

/**
 * Refuses sections that cannot renew themselves: those that hold keys, which would have to depend on the disk, and one that would be
 * written over the very profile that it takes its credentials from, and so would ask itself.
 *
 * @throws {CredentialError} `USAGE`
 * @public
 */
export function checkRenewable(text: string, { publish }: Pick<Inputs, "publish">): void {
  for (const profile of parseGivenProfiles({ text, name: "roles" }).profiles.values()) {
    const { name, origins, origin } = profile;
    const secret = origins.get("aws_secret_access_key") ?? origins.get("aws_session_token");
    if (secret !== undefined) {
      throw refusal(name, secret, "holds access keys, which refresh would have to keep on the disk", [
        "Use OIDC (id-token: write), or omit refresh.",
      ]);
    }
    if (publish.location === "home" && classifyProfile(profile) === "none") {
      throw refusal(name, origin, "does not say where its credentials come from", [
        "Add role_arn, with source_profile where a profile of the runner is to assume it.",
        `To renew the runner's own profile ${name}, which must stay as it is, set config-location: temp.`,
      ]);
    }
  }
}

function refusal(profile: string, { file, line }: Origin, what: string, hints: readonly string[]): CredentialError {
  return new CredentialError("USAGE", `Section ${profile} (${file}:${line}) ${what}.`, { profile, file, line, hints });
}
