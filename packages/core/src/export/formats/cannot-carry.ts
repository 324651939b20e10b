import { CredentialError } from "../../errors/credential-error.ts";
import type { ExportFormat } from "../format.ts";

/**
 * A text that a format cannot hold unchanged, and what it holds that the format cannot.
 *
 * @internal
 */
export interface Refusal {
  readonly found: (value: string) => boolean;
  /** Completes "… holds": `a line break`. */
  readonly holds: string;
  /** Completes "which": `ends the statement`. */
  readonly because: string;
}

/** What no environment variable of any system can hold, or no UTF-8 text can say. */
const everywhere: readonly Refusal[] = [
  { found: (value) => value.includes("\0"), holds: "a NUL character", because: "no environment variable can hold" },
  { found: (value) => !value.isWellFormed(), holds: "half of a surrogate pair", because: "is not text in any encoding" },
];

/**
 * Refuses a value that would not arrive as it is. The message names the variable and the reason, never the value.
 *
 * @throws {CredentialError} `FORMAT_CANNOT_CARRY`
 * @internal
 */
export function refuseUncarried(format: ExportFormat, name: string, value: string, refusals: readonly Refusal[]): void {
  const refusal = [...everywhere, ...refusals].find(({ found }) => found(value));
  if (refusal !== undefined) {
    throw new CredentialError(
      "FORMAT_CANNOT_CARRY",
      `The format ${format} cannot carry ${name}: it holds ${refusal.holds}, which ${refusal.because}.`,
      { format, variable: name, hints: ["Use the format json, which supports every value."] },
    );
  }
}

/** @internal */
export const lineBreak = (value: string): boolean => value.includes("\n") || value.includes("\r");

/**
 * Whether a text has a character outside printable ASCII. Tab counts as one.
 *
 * @internal
 */
export function hasBeyondAscii(value: string): boolean {
  return [...value].some((character) => character < " " || character > "~");
}
