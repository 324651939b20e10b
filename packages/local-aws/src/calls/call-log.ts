import type { LoggedCall } from "./logged-call.ts";

/**
 * The calls so far, oldest first.
 *
 * @internal
 */
export class CallLog {
  readonly #onCall: ((call: LoggedCall) => void) | undefined;
  #calls: LoggedCall[] = [];

  constructor(onCall: ((call: LoggedCall) => void) | undefined) {
    this.#onCall = onCall;
  }

  add(call: LoggedCall): void {
    this.#calls.push(call);
    this.#onCall?.(call);
  }

  list(): readonly LoggedCall[] {
    return [...this.#calls];
  }

  clear(): void {
    this.#calls = [];
  }
}
