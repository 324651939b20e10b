import type { EntryTable } from "./line/entry-table.ts";
import type { LineTable } from "./line/line-table.ts";

/** @internal */
export interface IniSection {
  /** What is between the brackets, white space and quotes included. */
  readonly header: string;
  /** Whether there is a closing bracket. */
  readonly closed: boolean;
  /** Counted from 1. */
  readonly line: number;
  /** Columns of white space before the header. */
  readonly indent: number;
  /** Whether the header line is just `[…]`: no comment, no text after the bracket, no indentation. */
  readonly plain: boolean;
  /** Offsets of the header, from its opening bracket to the end of the line. */
  readonly start: number;
  readonly end: number;
  /** Its entries in the document's table: the index of the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * What `parseIni` can notice about a line: faults first, then forms that the AWS CLI and the SDKs read differently.
 *
 * @internal
 */
export type IniRemarkCode =
  | "no-delimiter"
  | "delimiter-in-comment"
  | "empty-key"
  | "unclosed-header"
  | "empty-header"
  | "outside-section"
  | "not-a-subkey"
  | "empty-subkey"
  | "byte-order-mark"
  | "carriage-return"
  | "odd-white-space"
  | "leading-odd-white-space"
  | "inline-comment"
  | "comment-in-block"
  | "indented-comment"
  | "indented-key"
  | "indented-header"
  | "header-in-value"
  | "multi-line-value"
  | "blank-line-in-value"
  | "colon-delimiter"
  | "colon-in-key"
  | "leading-colon"
  | "upper-case-key"
  | "key-characters"
  | "empty-subvalue"
  | "quoted-value";

/** @internal */
export interface IniRemark {
  readonly code: IniRemarkCode;
  /** Counted from 1. */
  readonly line: number;
  /** Index into `sections`; -1 before the first header. */
  readonly section: number;
  /** The entry's key, where there is one. May be anything, a mangled secret included: never print one that is not known. */
  readonly key: string | undefined;
}

/**
 * A config or credentials file as it is written.
 *
 * @internal
 */
export interface IniDocument {
  readonly text: string;
  readonly lines: LineTable;
  readonly entries: EntryTable;
  readonly sections: readonly IniSection[];
  /** In the order of the lines. */
  readonly remarks: readonly IniRemark[];
}
