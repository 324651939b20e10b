import type { IniDocument, IniSection } from "../document.ts";
import type { EditLine } from "./edit-line.ts";

/**
 * The lines from one header to the next, header included, or those before the first header. They are not copied until they are
 * asked for.
 */
export class EditBlock {
  /** What is between the brackets; `undefined` when there is no header, or no longer. */
  header: string | undefined;
  /** Columns of white space before the header. */
  readonly indent: number;
  readonly #original: string;
  readonly #readLines: () => readonly EditLine[];
  #lines: readonly EditLine[] | undefined;

  constructor(header: string | undefined, indent: number, original: string, readLines: () => readonly EditLine[]) {
    this.header = header;
    this.indent = indent;
    this.#original = original;
    this.#readLines = readLines;
  }

  get lines(): readonly EditLine[] {
    this.#lines ??= this.#readLines();
    return this.#lines;
  }

  set lines(lines: readonly EditLine[]) {
    this.#lines = lines;
  }

  print(): string {
    return this.#lines?.map(({ text, ending }) => text + ending).join("") ?? this.#original;
  }
}

/** The blocks of a document, the lines before the first header as the first of them. */
export function blocksOf({ text, lines, entries, sections }: IniDocument): EditBlock[] {
  const offset = (index: number) => lines.at(index)?.start ?? text.length;
  const block = (section: IniSection | undefined, from: number, to: number) =>
    new EditBlock(section?.header, section?.indent ?? 0, text.slice(offset(from), offset(to)), () => {
      const keys = new Map<number, string>();
      for (let index = section?.from ?? 0; index < (section?.to ?? 0); index++)
        keys.set(entries.line(index) - 1, entries.key(index));
      return lines.slice(from, to).map(({ kind, start, end }, index) => {
        const line = from + index;
        return { kind, text: text.slice(start, end), ending: text.slice(end, offset(line + 1)), key: keys.get(line) };
      });
    });
  const starts = [...sections.map(({ line }) => line - 1), lines.length];
  return [
    block(undefined, 0, starts[0] ?? 0),
    ...sections.map((section, index) => block(section, starts[index] ?? 0, starts[index + 1] ?? 0)),
  ];
}
