import type { SectionId } from "../line/section-id.ts";
import { checkKey, checkName, checkValue } from "./check-edit.ts";
import { withKey, withoutKeys } from "./edit-keys.ts";
import { IniFile } from "./ini-file.ts";

/**
 * One change to a file.
 *
 * - `set-key`: the key has this value. A section or key that is missing is added, the section at the end of the file.
 * - `remove-key`: the section does not have the key.
 * - `set-section`: the section is there and has these keys and no others.
 * - `remove-section`: the section is not there.
 *
 * @public
 */
export type IniEdit =
  | { readonly kind: "set-key"; readonly section: SectionId; readonly key: string; readonly value: string }
  | { readonly kind: "remove-key"; readonly section: SectionId; readonly key: string }
  | { readonly kind: "set-section"; readonly section: SectionId; readonly settings: ReadonlyMap<string, string> }
  | { readonly kind: "remove-section"; readonly section: SectionId };

/**
 * Changes keys and sections of a config or credentials file, and leaves every other byte as it was: comments, blank lines, line
 * endings, indentation, what is twice, what cannot be read.
 *
 * Sections are found however their header is written. Where a section or key is several times, the one that counts is set, and
 * all are removed. A key is replaced together with its continuation lines; a comment behind its value moves to the line above.
 * Comments right above a header belong to that header, and stay when the section before it is removed. New text is written so
 * that the AWS CLI and the SDKs read it alike. Takes time linear in the text, and for each edit in the section.
 *
 * @throws {CredentialError} `INVALID_VALUE` when a name, key or value would not be read again as it is
 * @public
 */
export function editIni(text: string, edits: readonly IniEdit[]): string {
  const file = new IniFile(text);
  for (const edit of edits) applyEdit(file, edit);
  return file.print();
}

function applyEdit(file: IniFile, edit: IniEdit): void {
  const { section } = edit;
  checkName(section);
  if (edit.kind === "remove-section") {
    file.remove(section);
  } else if (edit.kind === "remove-key") {
    removeKeys(file, section, (key) => key === edit.key.toLowerCase());
  } else if (edit.kind === "set-key") {
    setKey(file, section, edit.key, edit.value);
  } else {
    const wanted = new Set([...edit.settings.keys()].map((key) => key.toLowerCase()));
    removeKeys(file, section, (key) => !wanted.has(key));
    file.findOrAdd(section);
    for (const [key, value] of edit.settings) setKey(file, section, key, value);
  }
}

function setKey(file: IniFile, section: SectionId, key: string, value: string): void {
  checkKey(key, section);
  checkValue(key, value, section);
  const blocks = file.findOrAdd(section);
  const name = key.toLowerCase();
  const block = blocks.findLast(({ lines }) => lines.some((line) => line.key === name)) ?? blocks.at(-1);
  if (block !== undefined) block.lines = withKey(block.lines, name, value, file.ending);
}

function removeKeys(file: IniFile, section: SectionId, isUnwanted: (key: string) => boolean): void {
  for (const block of file.find(section)) {
    if (block.lines.some(({ key }) => key !== undefined && isUnwanted(key))) block.lines = withoutKeys(block.lines, isUnwanted);
  }
}
