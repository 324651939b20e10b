import { environmentChange } from "./environment-change.ts";
import type { ExportInput } from "./export-input.ts";
import type { ExportFormat } from "./format.ts";
import { formats } from "./formats.ts";

/**
 * Writes credentials in a format. The text ends in a line break and holds the secrets: hand it to its reader, never to a log.
 *
 * @throws {CredentialError} `FORMAT_CANNOT_CARRY` when a value would not arrive as it is; `INVALID_VALUE` for a profile or Secret
 * name that the format's readers refuse
 * @public
 */
export function exportCredentials(input: ExportInput, format: ExportFormat): string {
  const { kind, write } = formats[format];
  return kind === "environment" ? write(environmentChange(input)) : write(input);
}
