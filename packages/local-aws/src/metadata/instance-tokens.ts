import { randomBytes } from "node:crypto";

/**
 * IMDSv2's own tokens, each with its end in milliseconds since the epoch.
 *
 * @internal
 */
export class InstanceTokens {
  readonly #ends = new Map<string, number>();

  issue(seconds: number, now: number): string {
    const token = randomBytes(42).toString("base64");
    this.#ends.set(token, now + seconds * 1000);
    return token;
  }

  isValid(token: string, now: number): boolean {
    return (this.#ends.get(token) ?? 0) > now;
  }
}
