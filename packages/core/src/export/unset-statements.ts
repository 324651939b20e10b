import { changeStatements } from "./change-statements.ts";
import { environmentRemoval } from "./environment-change.ts";
import type { ExportFormat } from "./format.ts";

/**
 * Writes what takes AWS credentials out of an environment again: keys, tokens, expiration, account, profile and region, whoever
 * set them. Fine to evaluate where none of them is set.
 *
 * @throws {CredentialError} `USAGE` for a format that is a document and changes no environment
 * @public
 */
export function unsetStatements(format: ExportFormat): string {
  return changeStatements(environmentRemoval, format);
}
