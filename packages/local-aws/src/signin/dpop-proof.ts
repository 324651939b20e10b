import { createHash, createPublicKey, type JsonWebKey, verify } from "node:crypto";
import { parseToken } from "../oidc/json-web-token.ts";

const window = 300;

/** @internal */
export interface DpopQuestion {
  /** The `DPoP` header; `undefined` when there is none. */
  readonly proof: string | undefined;
  readonly method: string;
  /** The address that was called, without query. */
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * What is wrong with a proof, or whose it is.
 *
 * @internal
 */
export type DpopVerdict =
  | { readonly problem: string }
  | { readonly problem?: undefined; readonly thumbprint: string; readonly id: string; readonly goodUntil: number };

/**
 * Checks a proof of possession (RFC 9449): an ES256 signature by the key that it names, of just this call, made just now.
 *
 * Whether its id was seen before is for the caller to find out.
 *
 * @internal
 */
export function verifyDpopProof({ proof, method, url, now }: DpopQuestion): DpopVerdict {
  if (proof === undefined) return problem("The DPoP header is missing");
  const token = parseToken(proof);
  if (token === undefined) return problem("The DPoP proof is not a JWT");
  const { header, claims, signature, signingInput } = token;
  const { typ, alg, jwk } = header;
  if (typ !== "dpop+jwt") return problem("The DPoP proof's typ must be dpop+jwt");
  if (alg !== "ES256") return problem("The DPoP proof's alg must be ES256");
  if (!isPublicP256(jwk)) return problem("The DPoP proof's jwk must be a public key of the curve P-256");
  // A signature in ASN.1, as most libraries make it by default, is longer.
  if (signature.length !== 64) return problem("The DPoP proof's signature must be 64 bytes, r and s");
  const { crv, kty, x, y } = jwk;
  const key = publicKeyOf({ crv, kty, x, y });
  if (key === undefined) return problem("The DPoP proof's jwk is no point of the curve");
  if (!verify("sha256", Buffer.from(signingInput), { key, dsaEncoding: "ieee-p1363" }, signature)) {
    return problem("The DPoP proof's signature does not fit its key");
  }
  const { htm, htu, iat, jti } = claims;
  if (htm !== method) return problem("The DPoP proof's htm is not the request's method");
  if (htu !== url) return problem(`The DPoP proof's htu is not ${url}`);
  if (typeof iat !== "number" || !Number.isInteger(iat)) return problem("The DPoP proof's iat must be whole seconds");
  if (Math.abs(now / 1000 - iat) > window) return problem("The DPoP proof's iat is not now");
  if (typeof jti !== "string" || jti === "" || jti.length > 256) return problem("The DPoP proof has no jti");
  const thumbprint = createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
  return { thumbprint, id: `${thumbprint} ${jti}`, goodUntil: (iat + window) * 1000 };
}

interface PublicP256 {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
}

function isPublicP256(jwk: unknown): jwk is PublicP256 {
  if (typeof jwk !== "object" || jwk === null) return false;
  const { kty, crv, x, y, d } = jwk as Record<string, unknown>;
  return kty === "EC" && crv === "P-256" && isCoordinate(x) && isCoordinate(y) && d === undefined;
}

/** 32 bytes in base64url are 43 characters; a coordinate keeps its leading zeros. */
function isCoordinate(value: unknown): value is string {
  return typeof value === "string" && /^[\w-]{43}$/.test(value);
}

function publicKeyOf(jwk: JsonWebKey) {
  try {
    return createPublicKey({ key: jwk, format: "jwk" });
  } catch {
    return undefined;
  }
}

function problem(text: string): DpopVerdict {
  return { problem: text };
}
