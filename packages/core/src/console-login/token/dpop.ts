import { createPublicKey, type KeyObject, sign } from "node:crypto";

/** @internal */
export interface DpopInput {
  readonly key: KeyObject;
  readonly method: "POST";
  /** The request's whole address. Query and fragment are no part of a proof. */
  readonly url: string;
  /** The time that the proof bears, in milliseconds since the epoch. AWS takes a wrong one for an expired session. */
  readonly now: number;
  /** A value that no other proof has. */
  readonly id: string;
}

/**
 * Proves possession of a session's key for one request (RFC 9449): a JWT signed with ES256, whose signature is r and s side by side.
 *
 * @internal
 */
export function dpopProof({ key, method, url, now, id }: DpopInput): string {
  const { x, y } = createPublicKey(key).export({ format: "jwk" });
  const header = { typ: "dpop+jwt", alg: "ES256", jwk: { kty: "EC", crv: "P-256", x, y } };
  const { origin, pathname } = new URL(url);
  const claims = { htm: method, htu: `${origin}${pathname}`, iat: Math.floor(now / 1000), jti: id };
  const signed = `${encode(header)}.${encode(claims)}`;
  const signature = sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" });
  return `${signed}.${signature.toString("base64url")}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
