import type { IniEntry, IniLine, IniRemark, IniRemarkCode, IniSection } from "./document.ts";
import { Finder } from "./finder.ts";

/** An entry while its continuation lines are being read. */
export interface OpenEntry extends IniEntry {
  value: string;
  block: Map<string, string> | undefined;
}

interface OpenSection extends IniSection {
  readonly entries: OpenEntry[];
}

/** What `parseIni` knows of the text, and what it has read so far. */
export interface ParserState {
  readonly text: string;
  readonly lines: IniLine[];
  readonly sections: OpenSection[];
  readonly remarks: IniRemark[];
  readonly equals: Finder;
  readonly colons: Finder;
  readonly hashes: Finder;
  readonly semicolons: Finder;
  /** Whether a carriage return stands anywhere but before a line feed. */
  readonly loneReturns: boolean;
  /** Plain keys that have been read, by length, first and last character. */
  readonly keys: Map<number, string>;
  /** The entry that an indented line would continue; `undefined` when there is none, or it could not be read. */
  entry: OpenEntry | undefined;
  /** The indentation that a line must exceed to continue what stands above it; `Infinity` when nothing can be continued. */
  indent: number;
  /** Whether the entry's value has more than one line. */
  continued: boolean;
  /** Whether blank lines stand between the entry and the line being read. */
  blankSince: boolean;
}

export function initialState(text: string): ParserState {
  return {
    text,
    lines: [],
    sections: [],
    remarks: [],
    equals: new Finder(text, "="),
    colons: new Finder(text, ":"),
    hashes: new Finder(text, "#"),
    semicolons: new Finder(text, ";"),
    loneReturns: text.includes("\r") && /\r(?!\n)/.test(text),
    keys: new Map(),
    entry: undefined,
    indent: Number.POSITIVE_INFINITY,
    continued: false,
    blankSince: false,
  };
}

/** Notes something about the line being read, which is the one after those in `lines`. */
export function remark(state: ParserState, code: IniRemarkCode, key?: string): void {
  state.remarks.push({ code, line: state.lines.length + 1, section: state.sections.length - 1, key });
}
