import { randomBytes } from "node:crypto";

/**
 * Something that a secret stood for, and until when (milliseconds since the epoch).
 *
 * @internal
 */
export interface OneTime<Value> {
  readonly value: Value;
  readonly expiresAt: number;
}

/**
 * Secrets that work once: authorization codes, and the tickets of pages that wait for a decision.
 *
 * @internal
 */
export class OneTimeSecrets<Value> {
  readonly #entries = new Map<string, OneTime<Value>>();

  issue(value: Value, expiresAt: number): string {
    const secret = randomBytes(32).toString("base64url");
    this.#entries.set(secret, { value, expiresAt });
    return secret;
  }

  /** What the secret stood for, expired or not. Afterwards it is spent, whatever becomes of the attempt. */
  take(secret: string): OneTime<Value> | undefined {
    const found = this.#entries.get(secret);
    this.#entries.delete(secret);
    return found;
  }

  /** Whether the secret stands for something still. */
  has(secret: string, now: number): boolean {
    return (this.#entries.get(secret)?.expiresAt ?? 0) > now;
  }
}
