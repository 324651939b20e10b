import { CredentialError, classifyProfile, parseGivenProfiles } from "@aws-temp/core";
import type { Inputs } from "../inputs/inputs.ts";

/** Of a single role that renews itself, when the workflow names no profile. */
const usualProfile = "default";

/**
 * The profiles that are asked for, as text: `roles`, or a section for the single role.
 *
 * @throws {CredentialError} `USAGE` for a role without its account
 * @public
 */
export function rolesText({ roles, role = "", publish }: Pick<Inputs, "roles" | "role" | "publish">): string {
  if (roles !== undefined) return roles;
  if (!role.startsWith("arn:")) {
    throw new CredentialError("USAGE", `refresh needs the whole ARN of the role, and role-to-assume is “${role}”.`, {
      hints: [`Write it as arn:aws:iam::111122223333:role/${role}`],
    });
  }
  return `[profile ${publish.profile ?? usualProfile}]\nrole_arn = ${role}\n`;
}

/**
 * The names of the profiles, in their order.
 *
 * @throws {CredentialError} `USAGE` when there are none
 * @public
 */
export function profileNames(text: string): readonly string[] {
  const names = [...parseGivenProfiles({ text, name: "roles" }).profiles.keys()];
  if (names.length > 0) return names;
  throw new CredentialError("USAGE", "roles holds no section.", {
    hints: ["Write each profile as a section: [NAME], and below it role_arn = arn:aws:iam::111122223333:role/NAME"],
  });
}

/**
 * Refuses a profile that would be written over the very one that it takes its credentials from: with `refresh` it would ask itself.
 *
 * @throws {CredentialError} `USAGE`
 * @public
 */
export function refuseOwnPlace(text: string, { refresh, publish }: Pick<Inputs, "refresh" | "publish">): void {
  if (!refresh || publish.location !== "home") return;
  const { profiles } = parseGivenProfiles({ text, name: "roles" });
  const silent = [...profiles.values()].find((profile) => classifyProfile(profile) === "none");
  if (silent === undefined) return;
  const { name, origin } = silent;
  throw new CredentialError("USAGE", `Section ${name} (roles:${origin.line}) does not say where its credentials come from.`, {
    profile: name,
    file: origin.file,
    line: origin.line,
    hints: [
      "Add role_arn, with source_profile where a profile of the runner is to assume it.",
      `To renew the runner's own profile ${name}, which must stay as it is, set config-location: temp.`,
    ],
  });
}
