import type { IniLine, IniLineKind } from "./ini-line.ts";

/**
 * The lines of a document. Kept as columns of numbers, not as an object each: a file may have a hundred thousand lines, of which
 * hardly any is ever looked at.
 */
export class LineTable implements Iterable<IniLine> {
  readonly #kinds: IniLineKind[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  get length(): number {
    return this.#kinds.length;
  }

  add(kind: IniLineKind, start: number, end: number): void {
    this.#kinds.push(kind);
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** @param index - counted from 0 */
  at(index: number): IniLine | undefined {
    const kind = this.#kinds[index];
    const [start, end] = [this.#starts[index], this.#ends[index]];
    return kind === undefined || start === undefined || end === undefined ? undefined : { kind, start, end };
  }

  /** Lines from one index up to, not including, another. */
  slice(from: number, to: number): IniLine[] {
    const lines: IniLine[] = [];
    for (let index = from; index < to; index++) {
      const line = this.at(index);
      if (line !== undefined) lines.push(line);
    }
    return lines;
  }

  [Symbol.iterator](): Iterator<IniLine> {
    return this.slice(0, this.length)[Symbol.iterator]();
  }
}
