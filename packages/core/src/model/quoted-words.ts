import { printable } from "./printable.ts";

const longest = 300;

/**
 * The words of a service or program, to be repeated inside a sentence of ours: on one line, printable, and at most 300 characters.
 *
 * @internal
 */
export function quotedWords(text: string): string {
  return printable(text.replaceAll(/\s+/g, " ")).trim().slice(0, longest);
}
