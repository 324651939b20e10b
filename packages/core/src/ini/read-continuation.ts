import { closeBracket, dropBlanks, isBlank, isCommentMark, openBracket, trimBlanks } from "./characters.ts";
import { type OpenEntry, type ParserState, remark } from "./parser-state.ts";
import { hasOddEdge } from "./read-property.ts";

/**
 * Adds an indented line to the entry above it: a key of its block when the entry has no value on its own line, else one more line of
 * the value.
 *
 * @param start - offset of the line's first character that is no white space
 */
export function addContinuation(state: ParserState, entry: OpenEntry, start: number, end: number): void {
  const { text } = state;
  const stop = dropBlanks(text, start, end);
  const line = text.slice(start, stop);
  if (text.charCodeAt(start) === openBracket && text.charCodeAt(stop - 1) === closeBracket) {
    remark(state, "header-in-value", entry.key);
  }
  if (hasOddEdge(text, start, stop)) remark(state, "odd-white-space", entry.key);
  if (entry.value === "") {
    addToBlock(state, entry, line);
    return;
  }
  if (!state.continued) remark(state, "multi-line-value", entry.key);
  if (state.blankSince) remark(state, "blank-line-in-value", entry.key);
  state.continued = true;
  state.blankSince = false;
  entry.value += `\n${line}`;
}

function addToBlock(state: ParserState, entry: OpenEntry, line: string): void {
  const delimiter = line.indexOf("=");
  const key = trimBlanks(line.slice(0, Math.max(delimiter, 0)));
  if (key === "") {
    remark(state, delimiter < 0 ? "not-a-subkey" : "empty-subkey", entry.key);
    return;
  }
  const value = trimBlanks(line.slice(delimiter + 1));
  entry.block ??= new Map();
  entry.block.set(key, value);
  if (value === "") remark(state, "empty-subvalue", entry.key);
  if (hasComment(line)) remark(state, "comment-in-block", entry.key);
}

function hasComment(line: string): boolean {
  for (let at = 1; at < line.length; at++) {
    if (isCommentMark(line.charCodeAt(at)) && isBlank(line.charCodeAt(at - 1))) return true;
  }
  return false;
}
