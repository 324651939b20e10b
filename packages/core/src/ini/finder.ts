/**
 * Finds the occurrences of one character, in one pass over the whole text: what was found once is not searched for again. Positions
 * may only grow. Much faster than a look at each character, as most lines hold none of what is searched for.
 */
export class Finder {
  readonly #text: string;
  readonly #character: string;
  #found = -1;

  constructor(text: string, character: string) {
    this.#text = text;
    this.#character = character;
  }

  /** The first occurrence at or after `position`; `Infinity` when there is none. */
  next(position: number): number {
    if (this.#found < position) {
      const at = this.#text.indexOf(this.#character, position);
      this.#found = at < 0 ? Number.POSITIVE_INFINITY : at;
    }
    return this.#found;
  }
}
