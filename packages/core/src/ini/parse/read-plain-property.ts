import { doubleQuote, isBlank, singleQuote, space } from "../line/characters.ts";
import { addEntry, type ParserState } from "./parser-state.ts";

/**
 * Reads a line like most: a key that was met before, `=`, and a value without comment, quotes or odd white space at its ends. Whatever
 * else a line may be is left to `readProperty`; this is here because files have tens of thousands of such lines.
 *
 * @param start - offset of the key's first character, which is the line's
 * @returns whether the line was such a one; if not, nothing has changed
 */
export function readPlainProperty(state: ParserState, start: number, end: number): boolean {
  const { text, section } = state;
  const equals = state.equals.next(start);
  if (section === undefined || equals >= end || state.marks.next(start) < end) return false;
  let keyEnd = equals;
  while (keyEnd > start && isBlank(text.charCodeAt(keyEnd - 1))) keyEnd--;
  const key = metKey(state, start, keyEnd);
  if (key === undefined) return false;
  let from = equals + 1;
  while (from < end && isBlank(text.charCodeAt(from))) from++;
  let to = end;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  if (from === to || !isPlain(text.charCodeAt(from)) || !isPlain(text.charCodeAt(to - 1))) return false;
  state.indent = 0;
  addEntry(state, section, key, from, to);
  return true;
}

/** The same key from an earlier line, so that equal keys are one string, which maps find faster. */
export function metKey({ text, keys }: ParserState, start: number, end: number): string | undefined {
  const key = keys.get(slotOf(text, start, end));
  return key !== undefined && key.length === end - start && text.startsWith(key, start) ? key : undefined;
}

/** Remembers a plain key for {@link metKey}. */
export function meetKey({ text, keys }: ParserState, key: string, start: number): void {
  keys.set(slotOf(text, start, start + key.length), key);
}

function slotOf(text: string, start: number, end: number): number {
  return ((end - start) << 14) | ((text.charCodeAt(start) & 127) << 7) | (text.charCodeAt(end - 1) & 127);
}

/** Printable ASCII, but no quote. */
function isPlain(code: number): boolean {
  return code > space && code < 127 && code !== doubleQuote && code !== singleQuote;
}
