/**
 * The proofs that were used, as long as they would be good. Each is good once.
 *
 * @internal
 */
export class UsedProofs {
  readonly #ends = new Map<string, number>();

  /** Notes a proof; `false` when it was used before. Times are milliseconds since the epoch. */
  use(id: string, goodUntil: number, now: number): boolean {
    for (const [known, end] of this.#ends) if (end < now) this.#ends.delete(known);
    if (this.#ends.has(id)) return false;
    this.#ends.set(id, goodUntil);
    return true;
  }
}
