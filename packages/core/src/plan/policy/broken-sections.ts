import { CredentialError } from "../../errors/credential-error.ts";
import { problemsOf } from "../../profiles/problems/profile-problems.ts";
import type { Profile, ProfileSet } from "../../profiles/profile.ts";

/**
 * Stops when a section that the plan reads has a line that cannot be understood. Broken lines elsewhere cost nothing.
 *
 * @throws {CredentialError} `SYNTAX` with file and line of the first
 * @internal
 */
export function refuseBrokenSections(profiles: ProfileSet, used: readonly Profile[]): void {
  const touching = problemsOf(
    profiles,
    used.map(({ name }) => name),
  );
  const broken = touching.find(({ severity }) => severity === "error");
  if (broken !== undefined) {
    const profile = used[0]?.name;
    throw new CredentialError("SYNTAX", `Profile ${profile} needs a section that cannot be read: ${broken.message}`, {
      profile,
      file: broken.file,
      line: broken.line,
      hints: ["Fix that line; everything else in the file is understood."],
    });
  }
}
