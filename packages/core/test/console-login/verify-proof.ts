import { webcrypto } from "node:crypto";

export interface Proof {
  readonly header: { readonly typ?: unknown; readonly alg?: unknown; readonly jwk?: webcrypto.JsonWebKey };
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Reads a signed JWT and verifies it by WebCrypto, whose ECDSA knows no signature but r and s side by side. */
export async function verifyJwt(token: string, key?: webcrypto.JsonWebKey): Promise<Proof> {
  const [header = "", claims = "", signature = "", ...more] = token.split(".");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  const proof: Proof = { header: read(header), claims: read(claims) };
  const jwk = key ?? proof.header.jwk;
  if (jwk === undefined || "d" in jwk || more.length > 0) {
    throw new Error("The proof brings no public key, or a private one.");
  }
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const imported = await webcrypto.subtle.importKey("jwk", jwk, algorithm, false, ["verify"]);
  const bytes = Buffer.from(signature, "base64url");
  if (!(await webcrypto.subtle.verify(algorithm, imported, bytes, Buffer.from(`${header}.${claims}`)))) {
    throw new Error("The signature does not fit.");
  }
  return proof;
}
