/**
 * Which of the two files a value stands in.
 *
 * @public
 */
export type FileKind = "config" | "credentials";

/**
 * Where a value or section is, to be shown as `file:line`.
 *
 * @public
 */
export interface Origin {
  readonly kind: FileKind;
  /** The path as it was given to the parser; without one, `config` or `credentials`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}
