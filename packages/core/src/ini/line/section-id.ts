import { isBlank, trimBlanks } from "./characters.ts";
import { splitShellWords } from "./shell-words.ts";

/** The types of section that the config file can hold and aws-temp knows. */
export const sectionTypes = ["profile", "sso-session", "services"] as const;

/**
 * What a section is for.
 *
 * @public
 */
export type SectionType = (typeof sectionTypes)[number];

/**
 * Names a section whatever its header looks like. A profile is `{ type: "profile", name }` in the config file, where `[default]` and
 * `[profile default]` are the same, and `{ type: "bare", name }` in the credentials file, whose headers have no type.
 *
 * @public
 */
export interface SectionId {
  readonly type: SectionType | "bare";
  readonly name: string;
}

/**
 * What a header names. `nameless` headers have a type, but no reader finds a name after it (`[profile a b]`); `name` is then the
 * text as it is. `foreign` sections are of a type that aws-temp does not know.
 */
export type HeaderReading = SectionId | { readonly type: "nameless" | "foreign"; readonly of: string; readonly name: string };

/**
 * Reads the text between the brackets as the config file's grammar does, with quotes, which only the AWS CLI knows.
 */
export function readConfigHeader(header: string): HeaderReading {
  const trimmed = trimBlanks(header);
  if (trimmed === "default") return { type: "profile", name: "default" };
  const gap = firstBlank(trimmed);
  if (gap < 0) return { type: "bare", name: trimmed };
  const word = trimmed.slice(0, gap);
  const rest = trimBlanks(trimmed.slice(gap));
  const type = typeOf(word);
  if (type === undefined) return readLookalike(header) ?? { type: "foreign", of: word, name: rest };
  const words = splitShellWords(rest);
  const name = words?.length === 1 ? words[0] : undefined;
  return name === undefined || name === "" ? { type: "nameless", of: type, name: rest } : { type, name };
}

/**
 * Reads the text between the brackets as the credentials file's grammar does: the whole of it is the name, spaces and quotes
 * included, unless it is a header of the config file (`[profile x]`), which counts for nothing here.
 */
export function readCredentialsHeader(header: string): HeaderReading {
  const trimmed = trimBlanks(header);
  const gap = firstBlank(trimmed);
  const type = gap < 0 ? undefined : typeOf(trimmed.slice(0, gap));
  if (type !== undefined) return { type: "foreign", of: type, name: trimBlanks(trimmed.slice(gap)) };
  return trimmed === "" ? { type: "nameless", of: "", name: "" } : { type: "bare", name: trimmed };
}

/** The AWS CLI asks only how the header begins: `[profiles x]` is profile x. */
function readLookalike(header: string): SectionId | undefined {
  const type = sectionTypes.find((known) => header.startsWith(known));
  const words = type === undefined ? undefined : splitShellWords(header);
  const name = words?.length === 2 ? words[1] : undefined;
  return type === undefined || name === undefined || name === "" ? undefined : { type, name };
}

function typeOf(word: string): SectionType | undefined {
  return sectionTypes.find((type) => type === word);
}

function firstBlank(text: string): number {
  for (let at = 0; at < text.length; at++) {
    if (isBlank(text.charCodeAt(at))) return at;
  }
  return -1;
}
