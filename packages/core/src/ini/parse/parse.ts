import type { IniDocument } from "../document.ts";
import {
  byteOrderMark,
  carriageReturn,
  isCommentMark,
  isSmallLetter,
  openBracket,
  skipBlanks,
  skipSpaces,
} from "../line/characters.ts";
import type { IniLineKind } from "../line/ini-line.ts";
import { LineTable } from "../line/line-table.ts";
import { initialState, type ParserState, remark } from "./parser-state.ts";
import { addContinuation } from "./read-continuation.ts";
import { readPlainProperty } from "./read-plain-property.ts";
import { readProperty } from "./read-property.ts";
import { scanHeader } from "./scan-header.ts";

/**
 * Reads a config or credentials file, line by line, in time linear in its length. Never throws: a line that cannot be understood
 * becomes a remark, and the lines around it are read as if it were not there.
 *
 * Values are what the SDKs' common grammar says (aws-facts.md §2). Where that grammar refuses a line which the AWS CLI reads (indented
 * keys, `key: value`, text after a header, a byte order mark), it is read as the AWS CLI does. An indented comment never becomes
 * part of a value.
 *
 * @internal
 */
export function parseIni(text: string): IniDocument {
  const { entries, sections, remarks } = readText(text, undefined);
  let lines: LineTable | undefined;
  return {
    text,
    entries,
    sections,
    remarks,
    // Only those who change or print a text look at its lines: it is read again for them.
    get lines() {
      if (lines === undefined) {
        lines = new LineTable();
        readText(text, lines);
      }
      return lines;
    },
  };
}

function readText(text: string, lines: LineTable | undefined): ParserState {
  const state = initialState(text, lines);
  const { loneReturns } = state;
  let position = 0;
  if (text.charCodeAt(0) === byteOrderMark) {
    state.line = 1;
    remark(state, "byte-order-mark");
    state.line = 0;
    position = 1;
  }
  while (position < text.length) {
    state.line++;
    const feed = text.indexOf("\n", position);
    let end = feed < 0 ? text.length : feed;
    if (end > position && text.charCodeAt(end - 1) === carriageReturn) end--;
    const kind = readLine(state, position, end);
    if (loneReturns && text.slice(position, end).includes("\r")) remark(state, "carriage-return");
    lines?.add(kind, position, end);
    position = feed < 0 ? text.length : feed + 1;
  }
  return state;
}

function readLine(state: ParserState, start: number, end: number): IniLineKind {
  const { text } = state;
  if (isSmallLetter(text.charCodeAt(start)) && readPlainProperty(state, start, end)) return "property";
  const blanks = skipBlanks(text, start, end);
  const first = skipSpaces(text, blanks, end);
  if (first === end) {
    if (first > blanks) remark(state, "odd-white-space");
    state.blankSince = true;
    return "blank";
  }
  const indent = first - start;
  const code = text.charCodeAt(first);
  if (first > blanks) remark(state, "leading-odd-white-space");
  if (isCommentMark(code)) {
    if (indent > 0) remark(state, "indented-comment");
    return "comment";
  }
  if (indent > state.indent) {
    if (state.open) {
      addContinuation(state, first, end);
      return "continuation";
    }
    // Below a line that could not be read. A header is never taken for a part of it: one bad line costs no section.
    if (code !== openBracket || !text.slice(first, end).includes("]")) return "continuation";
  }
  if (code === openBracket) return readHeader(state, first, end, indent);
  return readProperty(state, first, end, indent);
}

function readHeader(state: ParserState, start: number, end: number, indent: number): IniLineKind {
  const { header, closed, plain } = scanHeader(state, start, end);
  const { length } = state.entries;
  const { line } = state;
  const section = { header, closed, plain: plain && closed && indent === 0, line, indent, start, end, from: length, to: length };
  state.section = section;
  state.sections.push(section);
  state.open = false;
  state.indent = Number.POSITIVE_INFINITY;
  if (indent > 0) remark(state, "indented-header");
  if (!closed) remark(state, "unclosed-header");
  else if (header === "") remark(state, "empty-header");
  return "header";
}
