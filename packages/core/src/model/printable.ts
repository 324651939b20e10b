/** Control characters except the line break, characters that reverse the direction of text, and line separators. */
const commands = /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * The one gate to a terminal: text from outside (a file, an answer of AWS, another program) without the characters that a terminal obeys.
 *
 * Each such character becomes U+FFFD, so that the reader sees that something was there. Line breaks stay; `printableLine` replaces them, too.
 *
 * @public
 */
export function printable(text: string): string {
  return text.replaceAll(commands, "\ufffd");
}

/**
 * As `printable`, on one line: for a table cell, a name inside a sentence, a prompt.
 *
 * @public
 */
export function printableLine(text: string): string {
  return printable(text).replaceAll("\n", "\ufffd");
}
