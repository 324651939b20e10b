/**
 * AWS's idea of the time: some clock plus an offset that tests move.
 *
 * Times are milliseconds since the epoch.
 *
 * @internal
 */
export class WorldClock {
  readonly #source: () => number;
  #offset = 0;

  constructor(source: () => number) {
    this.#source = source;
  }

  now(): number {
    return this.#source() + this.#offset;
  }

  advance(seconds: number): void {
    this.#offset += seconds * 1000;
  }

  /** Makes it `time` now; the clock goes on from there. `undefined` goes back to the source. */
  set(time: number | undefined): void {
    this.#offset = time === undefined ? 0 : time - this.#source();
  }
}
