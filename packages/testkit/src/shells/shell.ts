import type { Tool } from "../skip.ts";

/**
 * Something under which users' shells run and evaluated text must hold too.
 *
 * @public
 */
export interface ShellMode {
  /** Code at the start of the script. */
  readonly prelude?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/**
 * A real shell: where it is, and how its users evaluate what a command prints.
 *
 * @public
 */
export interface Shell {
  readonly name: string;
  /** The export format that it reads. */
  readonly format: string;
  find(): Promise<Tool>;
  /** How a script is started, e.g. `["--no-rc", file]`: without the user's own start-up files. */
  startScript(file: string): readonly string[];
  /** How its prompt is started, where typed lines are read in a way of their own, e.g. with history expansion. */
  readonly startPrompt?: readonly string[] | undefined;
  /** With the dot: `.sh`. */
  readonly scriptExtension: string;
  /** The first line of every script. */
  readonly header?: string | undefined;
  /** A command in the shell's own words. The words hold nothing that needs more than plain quotes. */
  command(words: readonly string[]): string;
  /** Code that evaluates what a command prints, by the way's name. `file` holds the same text, for ways that read a file. */
  readonly ways: Readonly<Record<string, (command: string, file: string) => string>>;
  readonly modes: Readonly<Record<string, ShellMode>>;
}

/**
 * A word between single quotes, for the many shells where that is enough.
 *
 * @throws {Error} when the word holds a single quote: paths of tests do not
 * @internal
 */
export function singleQuoted(word: string): string {
  if (word.includes("'")) {
    throw new Error(`A test's path holds a single quote: ${word}`);
  }
  return `'${word}'`;
}

/** @internal */
export function quotedWords(words: readonly string[]): string {
  return words.map(singleQuoted).join(" ");
}
