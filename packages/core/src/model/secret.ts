const redacted = "[redacted]";

/**
 * A text that must not be printed by accident: a secret access key, a session token, a password.
 *
 * Every way in which a value usually reaches a log (string concatenation, JSON, `console.log`) shows `[redacted]`.
 * Only {@link Secret.reveal} gives the text, so a search for `.reveal()` finds every place where a secret leaves.
 *
 * @public
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The secret itself. Call it where the value is handed over, never where it is passed along. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return redacted;
  }

  toJSON(): string {
    return redacted;
  }

  /** What Node's `util.inspect`, and so `console.log`, shows. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return redacted;
  }
}
