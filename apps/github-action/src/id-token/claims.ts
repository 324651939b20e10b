import type { Secret } from "@aws-temp/core";

/**
 * What an OIDC token says of the job, as far as a trust policy can ask for it. Not verified: AWS does that.
 *
 * @public
 */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * Reads a token's claims.
 *
 * @returns none when the text is no JSON Web Token
 * @public
 */
export function readClaims(token: Secret): Claims {
  try {
    const [, payload = ""] = token.reveal().split(".");
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null ? (claims as Claims) : {};
  } catch {
    return {};
  }
}

/**
 * When a token ends, by its own word.
 *
 * @returns milliseconds since the epoch; `undefined` when it does not say
 * @public
 */
export function expiryOf(claims: Claims): number | undefined {
  const { exp } = claims as { readonly exp?: unknown };
  return typeof exp === "number" ? exp * 1000 : undefined;
}
