import { closeBracket, dropBlanks } from "../line/characters.ts";
import { findComment } from "../line/find-comment.ts";
import type { ParserState } from "./parser-state.ts";

/** What a header line says. */
export interface HeaderScan {
  readonly header: string;
  /** Whether there is a closing bracket. */
  readonly closed: boolean;
  /** Whether nothing follows the closing bracket. */
  readonly plain: boolean;
}

/**
 * Reads `[…]` kindly: a comment or other text may follow the bracket, and a `#` or `;` may stand inside of it.
 *
 * @param open - offset of the opening bracket
 * @param end - offset after the line's last character
 */
export function scanHeader(state: ParserState, open: number, end: number): HeaderScan {
  const { text } = state;
  const comment = findComment(state, open + 1, end, false);
  const stop = dropBlanks(text, open + 1, comment);
  const last = stop - 1;
  if (last > open && text.charCodeAt(last) === closeBracket) {
    return { header: text.slice(open + 1, last), closed: true, plain: stop === end };
  }
  const inner = text.slice(open + 1, stop);
  const first = inner.indexOf("]");
  if (first >= 0) return { header: inner.slice(0, first), closed: true, plain: false };
  const beyond = text.slice(stop, end).lastIndexOf("]");
  if (beyond >= 0) return { header: text.slice(open + 1, stop + beyond), closed: true, plain: false };
  return { header: inner, closed: false, plain: false };
}
