import { classifyName, doubleQuote, dropBlanks, isOddSpace, singleQuote, skipBlanks } from "../line/characters.ts";
import { findComment } from "../line/find-comment.ts";
import type { IniLineKind } from "../line/ini-line.ts";
import { addEntry, type ParserState, remark } from "./parser-state.ts";
import { meetKey, metKey } from "./read-plain-property.ts";

/**
 * Reads a `key = value` line into the section being read.
 *
 * @param start - offset of the key's first character
 * @returns `unreadable` when it is none, with a remark that says why
 */
export function readProperty(state: ParserState, start: number, end: number, indent: number): IniLineKind {
  const { text, section } = state;
  if (section === undefined) {
    remark(state, "outside-section");
    return "unreadable";
  }
  const stop = findComment(state, start + 1, end, true);
  const equals = state.equals.next(start);
  const colon = state.colons.next(start);
  const delimiter = equals < stop && !isKeyBefore(text, start, colon, equals) ? equals : colon;
  state.open = false;
  state.indent = indent;
  if (delimiter >= stop) {
    remark(state, equals < end || colon < end ? "delimiter-in-comment" : "no-delimiter");
    return "unreadable";
  }
  const keyEnd = dropOddSpaces(text, start, delimiter);
  if (keyEnd === start) {
    remark(state, "empty-key");
    return "unreadable";
  }
  const key = lowerCase(state, start, keyEnd);
  const valueStart = skipBlanks(text, delimiter + 1, stop);
  const valueEnd = dropBlanks(text, valueStart, stop);
  if (indent > 0 && section.to === section.from) remark(state, "indented-key", key);
  if (delimiter === colon) remark(state, equals < stop ? "colon-in-key" : "colon-delimiter", key);
  else if (colon === start) remark(state, "leading-colon", key);
  else if (colon < delimiter) remark(state, "colon-in-key", key);
  if (stop < end) remark(state, "inline-comment", key);
  if (hasOddEdge(text, valueStart, valueEnd)) remark(state, "odd-white-space", key);
  const quote = text.charCodeAt(valueStart);
  if ((quote === doubleQuote || quote === singleQuote) && valueEnd - valueStart > 2 && text.charCodeAt(valueEnd - 1) === quote) {
    remark(state, "quoted-value", key);
  }
  addEntry(state, section, key, valueStart, valueEnd);
  return "property";
}

/** The key in lower case, with a remark where it has characters that not every reader takes as they are. */
function lowerCase(state: ParserState, start: number, end: number): string {
  const met = metKey(state, start, end);
  if (met !== undefined) return met;
  const written = state.text.slice(start, end);
  const characters = classifyName(written, 0, written.length);
  if (characters === "plain" && !written.includes(":")) meetKey(state, written, start);
  if (characters === "plain") return written;
  const key = written.toLowerCase();
  if (characters === "odd") remark(state, "key-characters", key);
  if (key !== written) remark(state, "upper-case-key", key);
  return key;
}

/**
 * Whether the key ends at a colon although an equals sign follows: as for the AWS CLI, but only where the SDKs find no key in what
 * is before the equals sign.
 */
function isKeyBefore(text: string, start: number, colon: number, equals: number): boolean {
  return colon > start && colon < equals && classifyName(text, start, dropBlanks(text, start, equals)) === "odd";
}

/** The offset after the last character before `end` that is no white space of any kind. */
function dropOddSpaces(text: string, start: number, end: number): number {
  let at = dropBlanks(text, start, end);
  while (at > start && isOddSpace(text.charCodeAt(at - 1))) at = dropBlanks(text, start, at - 1);
  return at;
}

/** Whether white space that some readers strip is at either end. */
export function hasOddEdge(text: string, start: number, end: number): boolean {
  return end > start && (isOddSpace(text.charCodeAt(start)) || isOddSpace(text.charCodeAt(end - 1)));
}
