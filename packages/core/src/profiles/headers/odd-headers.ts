import type { FileKind } from "../origin.ts";

/**
 * A section header that names nothing for us.
 *
 * @public
 */
export interface OddHeader {
  readonly kind: FileKind;
  readonly file: string;
  readonly line: number;
  /** The text between the brackets. */
  readonly header: string;
}

/** The words with which people begin a header, as they spell them. */
const typeWord = /^(?:aws[-_ ]?)?(profiles?|sso[-_ ]?sessions?|services?)(?:\s*[:=.]\s*|\s+|$)/i;

/**
 * Finds the headers in which someone may have meant a section of a name, and says how to write them.
 *
 * @param type - what is looked for
 * @returns for each a sentence: `Line 3 of ~/.aws/config has [Profile x]: write [profile x].`
 * @internal
 */
export function headersThatMean(name: string, type: "profile" | "sso-session", headers: readonly OddHeader[] = []): string[] {
  return headers
    .filter(({ header }) => isMeant(header, name))
    .slice(0, 2)
    .map(
      ({ kind, file, line, header }) => `Line ${line} of ${file} has [${header}]: write [${rightHeader(header, type, kind)}].`,
    );
}

function isMeant(header: string, name: string): boolean {
  return comparable(nameIn(header)) === comparable(nameIn(name));
}

function comparable(name: string): string {
  return name.toLowerCase();
}

/** The name after all words for types, without quotes. */
function nameIn(header: string): string {
  let rest = header.trim();
  for (let word = typeWord.exec(rest); word !== null && word[0].length < rest.length; word = typeWord.exec(rest)) {
    rest = rest.slice(word[0].length);
  }
  return rest
    .replace(/^(["'])(.*)\1$/, "$2")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function rightHeader(header: string, type: "profile" | "sso-session", kind: FileKind): string {
  // A name with spaces is a name to the AWS CLI alone, and in quotes alone.
  const name = nameIn(header).replaceAll(" ", "-");
  if (type === "profile" && (kind === "credentials" || name === "default")) return name;
  return `${type} ${name}`;
}
