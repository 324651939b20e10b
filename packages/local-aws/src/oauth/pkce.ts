import { createHash } from "node:crypto";

/**
 * Whether a text can be the code challenge of a SHA-256: base64url without padding.
 *
 * @internal
 */
export function isChallenge(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/**
 * Whether a text can be a code verifier (RFC 7636 §4.1).
 *
 * @internal
 */
export function isVerifier(text: string): boolean {
  return /^[\w.~-]{43,128}$/.test(text);
}

/** @internal */
export function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier, "ascii").digest("base64url");
}
