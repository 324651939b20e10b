import { readConfigHeader, readCredentialsHeader, type SectionId } from "../line/section-id.ts";
import { quoteShellWord, splitShellWords } from "../line/shell-words.ts";
import { refusal } from "./check-edit.ts";

/**
 * The header line of a new section, as the AWS CLI writes it: `[default]`, `[profile x]`, `[profile 'a b']`; in the credentials file
 * `[x]` and `[a b]`.
 *
 * @throws {CredentialError} `INVALID_VALUE` when no reader would find the name in it again
 */
export function writeHeader(id: SectionId): string {
  const { type, name } = id;
  const header = type === "bare" || (type === "profile" && name === "default") ? name : `${type} ${quoteWhereNeeded(name)}`;
  const read = type === "bare" ? readCredentialsHeader(header) : readConfigHeader(header);
  if (read.type !== type || read.name !== name || /[[\]#;]/.test(header) || header === "DEFAULT") {
    throw refusal(`A section cannot be called ${JSON.stringify(name)}: not every reader would find that name in its header`, id, [
      "Take another name: letters, digits and _ - / . % @ : + are what every reader finds.",
    ]);
  }
  return `[${header}]`;
}

function quoteWhereNeeded(name: string): string {
  const words = splitShellWords(name);
  return words?.length === 1 && words[0] === name ? name : quoteShellWord(name);
}
