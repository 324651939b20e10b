import { closeBracket, dropBlanks, isBlank, isCommentMark, openBracket, trimBlanks } from "../line/characters.ts";
import { type ParserState, remark } from "./parser-state.ts";
import { hasOddEdge } from "./read-property.ts";

/**
 * Adds an indented line to the entry above it: a key of its block when the entry has no value on its own line, else one more line of
 * the value.
 *
 * @param start - offset of the line's first character that is no white space
 */
export function addContinuation(state: ParserState, start: number, end: number): void {
  const { text, entries } = state;
  const index = entries.length - 1;
  const key = entries.key(index);
  const stop = dropBlanks(text, start, end);
  const line = text.slice(start, stop);
  if (text.charCodeAt(start) === openBracket && text.charCodeAt(stop - 1) === closeBracket) {
    remark(state, "header-in-value", key);
  }
  if (hasOddEdge(text, start, stop)) remark(state, "odd-white-space", key);
  if (entries.isEmpty(index)) {
    addToBlock(state, line);
    return;
  }
  if (!state.continued) remark(state, "multi-line-value", key);
  if (state.blankSince) remark(state, "blank-line-in-value", key);
  state.continued = true;
  state.blankSince = false;
  entries.continueValue(index, line);
}

function addToBlock(state: ParserState, line: string): void {
  const { entries } = state;
  const index = entries.length - 1;
  const owner = entries.key(index);
  const delimiter = line.indexOf("=");
  const key = trimBlanks(line.slice(0, Math.max(delimiter, 0)));
  if (key === "") {
    remark(state, delimiter < 0 ? "not-a-subkey" : "empty-subkey", owner);
    return;
  }
  const value = trimBlanks(line.slice(delimiter + 1));
  entries.addToBlock(index, key, value);
  if (value === "") remark(state, "empty-subvalue", owner);
  if (hasComment(line)) remark(state, "comment-in-block", owner);
}

function hasComment(line: string): boolean {
  for (let at = 1; at < line.length; at++) {
    if (isCommentMark(line.charCodeAt(at)) && isBlank(line.charCodeAt(at - 1))) return true;
  }
  return false;
}
