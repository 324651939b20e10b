import { CredentialError } from "../errors/credential-error.ts";
import { environmentChange } from "./environment-change.ts";
import type { ExportInput } from "./export-input.ts";
import type { ExportFormat } from "./format.ts";
import { formats } from "./formats/formats.ts";
import { markRegion } from "./mark-region.ts";
import { nameProfile } from "./name-profile.ts";

/**
 * Writes credentials in a format. A shell also gets the name of the profile, in `AWS_TEMP_PROFILE`. The text ends in a line break and holds the secrets: hand it to its reader, never to a log.
 *
 * @throws {CredentialError} `FORMAT_CANNOT_CARRY` when a value would not arrive as it is; `INVALID_VALUE` for a profile or Secret
 * name that the format's readers refuse
 * @public
 */
export function exportCredentials(input: ExportInput, format: ExportFormat): string {
  const { kind, write } = formats[format];
  if (kind === "document") return write(input);
  const change = markRegion(environmentChange(input), input);
  if (input.profile === undefined) return write(change);
  try {
    return write(nameProfile(change, input.profile));
  } catch (error) {
    // A shell that cannot carry the name gets the credentials without it.
    if (error instanceof CredentialError && error.code === "FORMAT_CANNOT_CARRY") return write(change);
    throw error;
  }
}
