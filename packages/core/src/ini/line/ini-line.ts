/**
 * What a line is taken for. `unreadable` lines are neither of the others; the problem that says why is in `remarks`.
 *
 * @internal
 */
export type IniLineKind = "blank" | "comment" | "header" | "property" | "continuation" | "unreadable";

/**
 * One line of the text, by offsets, so that nothing of it is lost. Its line ending reaches from `end` to the next line's `start`.
 *
 * @internal
 */
export interface IniLine {
  readonly kind: IniLineKind;
  /** Offset of the first character; a byte order mark is not part of the first line. */
  readonly start: number;
  /** Offset after the last character, before the line ending. */
  readonly end: number;
}
