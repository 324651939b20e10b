import { type ParserState, remark } from "../parse/parser-state.ts";
import { isBlank, isOddSpace } from "./characters.ts";

/**
 * Where a comment begins within a line; `end` when there is none.
 *
 * @param needsBlank - whether white space must stand before the mark, as in values, or not, as behind headers
 */
export function findComment(state: ParserState, start: number, end: number, needsBlank: boolean): number {
  const { text, marks } = state;
  let at = marks.next(start);
  while (at < end && needsBlank && !isBlank(text.charCodeAt(at - 1))) {
    if (isOddSpace(text.charCodeAt(at - 1))) remark(state, "odd-white-space");
    at = marks.next(at + 1);
  }
  return Math.min(at, end);
}
