import { CredentialError } from "../errors/credential-error.ts";
import type { EnvironmentChange } from "./environment-change.ts";
import { type ExportFormat, exportFormats } from "./format.ts";
import { formats } from "./formats/formats.ts";

/**
 * Writes a change of an environment as statements that a shell evaluates.
 *
 * @throws {CredentialError} `USAGE` for a format that is a document and changes no environment; `FORMAT_CANNOT_CARRY` when a value
 * would not arrive as it is
 * @public
 */
export function changeStatements(change: EnvironmentChange, format: ExportFormat): string {
  const { kind, write } = formats[format];
  if (kind === "document") {
    const able = exportFormats.filter((id) => formats[id].kind === "environment");
    throw new CredentialError("USAGE", `The format ${format} is a document. It can set variables, but not remove them.`, {
      hints: [`Take one of ${able.join(", ")}.`],
    });
  }
  return write(change);
}
