import type { IniRemark, IniRemarkCode, IniSection } from "../document.ts";
import { EntryTable } from "../line/entry-table.ts";
import type { LineTable } from "../line/line-table.ts";
import { Finder } from "./finder.ts";

interface OpenSection extends IniSection {
  to: number;
}

/** What the parser knows of the text, and what it has read so far. */
export interface ParserState {
  readonly text: string;
  /** Receives the lines, when someone wants them. */
  readonly lines: LineTable | undefined;
  readonly entries: EntryTable;
  readonly sections: OpenSection[];
  readonly remarks: IniRemark[];
  readonly equals: Finder;
  readonly colons: Finder;
  /** Finds `#` and `;`. */
  readonly marks: Finder;
  /** Whether a carriage return is anywhere but before a line feed. */
  readonly loneReturns: boolean;
  /** Plain keys that have been read, by length, first and last character. */
  readonly keys: Map<number, string>;
  /** The line that is being read, counted from 1. */
  line: number;
  /** The section that is being read; `undefined` before the first header. */
  section: OpenSection | undefined;
  /** Whether an indented line would continue the last entry; not so when there is none, or the line above could not be read. */
  open: boolean;
  /** The indentation that a line must exceed to continue what is above it; `Infinity` when nothing can be continued. */
  indent: number;
  /** Whether the value of the last entry has more than one line. */
  continued: boolean;
  /** Whether blank lines stand between the last entry and the line being read. */
  blankSince: boolean;
}

export function initialState(text: string, lines: LineTable | undefined): ParserState {
  return {
    text,
    lines,
    entries: new EntryTable(text),
    sections: [],
    remarks: [],
    equals: new Finder(text, "="),
    colons: new Finder(text, ":"),
    marks: new Finder(text, "#", ";"),
    loneReturns: text.includes("\r") && /\r(?!\n)/.test(text),
    keys: new Map(),
    line: 0,
    section: undefined,
    open: false,
    indent: Number.POSITIVE_INFINITY,
    continued: false,
    blankSince: false,
  };
}

/** Notes something about the line being read. */
export function remark({ remarks, line, sections }: ParserState, code: IniRemarkCode, key?: string): void {
  remarks.push({ code, line, section: sections.length - 1, key });
}

/** Adds an entry to the section being read. */
export function addEntry(state: ParserState, section: OpenSection, key: string, start: number, end: number): void {
  state.entries.add(key, state.line, start, end);
  section.to++;
  state.open = true;
  state.continued = false;
  state.blankSince = false;
}
