import { generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";

/**
 * Issues the tokens that say who signed in. Its key is made when it is first needed.
 *
 * @internal
 */
export class IdTokenIssuer {
  readonly #kid = randomUUID();
  #key: KeyObject | undefined;

  /** @param claims - `sub` is the principal's ARN, `aud` the client's */
  issue(claims: {
    readonly iss: string;
    readonly sub: string;
    readonly aud: string;
    readonly iat: number;
    readonly exp: number;
  }): string {
    this.#key ??= generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey;
    const header = { typ: "JWT", alg: "ES384", kid: this.#kid };
    const signingInput = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    const signature = sign("sha384", Buffer.from(signingInput), { key: this.#key, dsaEncoding: "ieee-p1363" });
    return `${signingInput}.${signature.toString("base64url")}`;
  }
}
