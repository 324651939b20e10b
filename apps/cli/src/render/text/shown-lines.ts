import { printableLine } from "@aws-temp/core/internal";
import { splitAtColours } from "./colours.ts";
import { wrapLine } from "./wrap-line.ts";

/**
 * Text for people, as it is written to stdout or stderr. Everything that people read goes through here: a line stays one line, and no
 * control character of a file, of AWS or of another program reaches the terminal. Our own colours do.
 *
 * @param stream - a terminal gets lines that break at spaces; a pipe or file gets each line whole
 */
export function shownLines(lines: readonly string[], stream: { readonly isTTY?: boolean; readonly columns?: number }): string {
  const shown = lines.map(shownLine);
  const wrapped = stream.isTTY && stream.columns ? shown.flatMap((line) => wrapLine(line, stream.columns ?? 0)) : shown;
  return wrapped.map((line) => `${line}\n`).join("");
}

/** One line for people: without the control characters that came from outside, with our own colours. */
export function shownLine(line: string): string {
  return splitAtColours(line)
    .map((part, index) => (index % 2 === 0 ? printableLine(part) : part))
    .join("");
}
