import { createPublicKey, type JsonWebKey, type KeyObject, sign, verify } from "node:crypto";

/**
 * A signed token as its three parts, decoded. Nothing of it is verified yet.
 *
 * @internal
 */
export interface JsonWebToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signingInput: string;
  readonly signature: Buffer;
}

/**
 * Takes a compact JWS apart; `undefined` when the text is not one.
 *
 * @internal
 */
export function parseToken(text: string): JsonWebToken | undefined {
  const [header = "", claims = "", signature = "", ...rest] = text.split(".");
  if (rest.length > 0 || signature === "") return undefined;
  try {
    const parts = [header, claims].map((part): unknown => JSON.parse(Buffer.from(part, "base64url").toString("utf8")));
    const [parsedHeader, parsedClaims] = parts;
    if (!isRecord(parsedHeader) || !isRecord(parsedClaims)) return undefined;
    return {
      header: parsedHeader,
      claims: parsedClaims,
      signingInput: `${header}.${claims}`,
      signature: Buffer.from(signature, "base64url"),
    };
  } catch {
    return undefined;
  }
}

/** Whether an RS256 signature was made with the private half of the key. @internal */
export function isSignedBy(token: JsonWebToken, jwk: JsonWebKey): boolean {
  const key = createPublicKey({ key: { ...jwk }, format: "jwk" });
  return token.header["alg"] === "RS256" && verify("sha256", Buffer.from(token.signingInput), key, token.signature);
}

/** @internal */
export function signToken(header: Record<string, unknown>, claims: Record<string, unknown>, key: KeyObject): string {
  const signingInput = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${signingInput}.${sign("sha256", Buffer.from(signingInput), key).toString("base64url")}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
