import { createHash, randomBytes } from "node:crypto";
import { Secret } from "../model/secret.ts";

/**
 * What binds an authorization code to the process that asked for it (RFC 7636): who intercepts the code lacks the verifier.
 *
 * @internal
 */
export interface Pkce {
  /** 64 characters of base64url: 384 random bits. */
  readonly verifier: Secret;
  /** The verifier's SHA-256 in base64url, without padding. */
  readonly challenge: string;
  /** 256 random bits that the browser's answer must repeat. */
  readonly state: Secret;
}

/**
 * Makes the random values of one sign-in.
 *
 * @internal
 */
export function createPkce(): Pkce {
  const verifier = randomBytes(48).toString("base64url");
  return {
    verifier: new Secret(verifier),
    challenge: challengeOf(verifier),
    state: new Secret(randomBytes(32).toString("base64url")),
  };
}

/**
 * The challenge that belongs to a verifier, method S256.
 *
 * @internal
 */
export function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier, "ascii").digest("base64url");
}
