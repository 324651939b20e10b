import { CredentialError } from "../errors/credential-error.ts";
import { environmentRemoval } from "./environment-change.ts";
import { type ExportFormat, exportFormats } from "./format.ts";
import { formats } from "./formats.ts";

/**
 * Writes what takes AWS credentials out of an environment again: keys, tokens, expiration, account, profile and region, whoever
 * set them. Fine to evaluate where none of them is set.
 *
 * @throws {CredentialError} `USAGE` for a format that is a document and changes no environment
 * @public
 */
export function unsetStatements(format: ExportFormat): string {
  const { kind, write } = formats[format];
  if (kind === "document") {
    const able = exportFormats.filter((id) => formats[id].kind === "environment");
    throw new CredentialError("USAGE", `The format ${format} is a document: it can set variables, not unset them`, {
      hints: [`Take one of ${able.join(", ")}.`],
    });
  }
  return write(environmentRemoval);
}
