import { CredentialError } from "../../errors/credential-error.ts";
import { classifyName, isBlank, isCommentMark, isOddSpace } from "../line/characters.ts";
import type { SectionId } from "../line/section-id.ts";

/**
 * Refuses a key that some reader would not find again.
 *
 * @throws {CredentialError} `INVALID_VALUE`
 */
export function checkKey(key: string, section: SectionId): void {
  if (key === "" || classifyName(key, 0, key.length) === "odd" || key.includes(":")) {
    throw refusal(
      `${JSON.stringify(key)} cannot be a key: letters, digits and _ - / . % @ + are what every reader takes`,
      section,
    );
  }
}

/**
 * Refuses a value that some reader would take for another. The value may be a secret, so it is not in the message.
 *
 * @throws {CredentialError} `INVALID_VALUE`
 */
export function checkValue(key: string, value: string, section: SectionId): void {
  const why = faultOf(value);
  if (why !== undefined) throw refusal(`The value of ${key} cannot be written to a profile: ${why}`, section);
}

function faultOf(value: string): string | undefined {
  if (value === "") return "it is empty, and the SDK for JavaScript does not see keys without a value";
  if (hasControlCharacters(value)) return "it holds a line break or another control character";
  if (isSpace(value.charCodeAt(0)) || isSpace(value.charCodeAt(value.length - 1))) return "it begins or ends with white space";
  for (let at = 0; at < value.length; at++) {
    if (isCommentMark(value.charCodeAt(at)) && (at === 0 || isSpace(value.charCodeAt(at - 1)))) {
      return 'it holds a "#" or ";" after white space, where the SDKs begin a comment';
    }
  }
  return value.isWellFormed() ? undefined : "it is not valid Unicode";
}

/**
 * Refuses a name that cannot be written into a header, whether or not the section exists.
 *
 * @throws {CredentialError} `INVALID_VALUE`
 */
export function checkName(section: SectionId): void {
  if (section.name === "") throw refusal("A section needs a name", section, ["Give the profile a name of letters and digits."]);
  if (hasControlCharacters(section.name) || !section.name.isWellFormed()) {
    throw refusal(
      `${JSON.stringify(section.name)} cannot be the name of a section: it holds a line break or another control character`,
      section,
    );
  }
}

/** An error about an edit that was asked for. */
export function refusal(message: string, section: SectionId, hints: readonly string[] = []): CredentialError {
  return new CredentialError("INVALID_VALUE", `${message}.`, { profile: section.name, hints });
}

function isSpace(code: number): boolean {
  return isBlank(code) || isOddSpace(code) || code === 10;
}

function hasControlCharacters(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code < 32 && code !== 9) || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029) return true;
  }
  return false;
}
