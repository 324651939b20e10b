/**
 * Finds the occurrences of one or two characters, in one pass over the whole text: what was found once is not searched for again.
 * Positions may only grow. Much faster than a look at each character, as most lines hold none of what is searched for.
 */
export class Finder {
  readonly #text: string;
  readonly #one: string;
  readonly #other: string | undefined;
  #nextOne = -1;
  #nextOther = -1;
  #next = -1;

  constructor(text: string, one: string, other?: string) {
    this.#text = text;
    this.#one = one;
    this.#other = other;
  }

  /** The first occurrence at or after `position`; `Infinity` when there is none. */
  next(position: number): number {
    if (this.#next < position) {
      if (this.#nextOne < position) this.#nextOne = this.#search(this.#one, position);
      if (this.#nextOther < position) this.#nextOther = this.#search(this.#other, position);
      this.#next = Math.min(this.#nextOne, this.#nextOther);
    }
    return this.#next;
  }

  #search(character: string | undefined, position: number): number {
    const at = character === undefined ? -1 : this.#text.indexOf(character, position);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  }
}
