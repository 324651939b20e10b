/**
 * The entries of a document, keys with their values, in the order of the lines. Kept as columns for the same reason as the lines;
 * a value is cut out of the text when it is asked for.
 */
export class EntryTable {
  readonly #text: string;
  readonly #keys: string[] = [];
  readonly #lines: number[] = [];
  /** Offsets of the value on the line of the key. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #moreLines: Map<number, string[]> = new Map();
  readonly #blocks: Map<number, Map<string, string>> = new Map();

  constructor(text: string) {
    this.#text = text;
  }

  get length(): number {
    return this.#keys.length;
  }

  add(key: string, line: number, start: number, end: number): void {
    this.#keys.push(key);
    this.#lines.push(line);
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** In lower case. */
  key(index: number): string {
    return this.#keys[index] ?? "";
  }

  /** Counted from 1. */
  line(index: number): number {
    return this.#lines[index] ?? 0;
  }

  /** Its lines joined with `\n`; empty for a block. */
  value(index: number): string {
    const first = this.#text.slice(this.#starts[index], this.#ends[index]);
    const more = this.#moreLines.get(index);
    return more === undefined ? first : [first, ...more].join("\n");
  }

  /** Whether there is nothing on the line of the key. */
  isEmpty(index: number): boolean {
    return this.#starts[index] === this.#ends[index];
  }

  /** The indented `key = value` lines below a key that has no value of its own, keys as written. */
  block(index: number): ReadonlyMap<string, string> | undefined {
    return this.#blocks.get(index);
  }

  /** Adds a line to a value. */
  continueValue(index: number, line: string): void {
    const lines = this.#moreLines.get(index);
    if (lines === undefined) this.#moreLines.set(index, [line]);
    else lines.push(line);
  }

  /** Adds a key to a block. */
  addToBlock(index: number, key: string, value: string): void {
    const block = this.#blocks.get(index);
    if (block === undefined) this.#blocks.set(index, new Map([[key, value]]));
    else block.set(key, value);
  }
}
