import { createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject, randomUUID } from "node:crypto";
import type { WorldOidcProvider } from "../world/world.ts";
import { signToken } from "./json-web-token.ts";

/**
 * What a minted token says.
 *
 * @public
 */
export interface WebIdentityClaims {
  /** Defaults to the first provider that local AWS plays itself. */
  readonly issuer?: string;
  readonly sub: string;
  /** Defaults to the provider's first audience. */
  readonly aud?: string;
  /** Seconds from AWS's now; may be negative. Defaults to 3600. */
  readonly expiresIn?: number;
  /** Further claims, which also override the ones above. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

interface IssuerKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: JsonWebKey;
}

/**
 * The issuers that local AWS plays itself. A key is made when it is first needed: that takes a tenth of a second.
 *
 * @internal
 */
export class OidcIssuers {
  readonly #keys = new Map<string, IssuerKey>();
  readonly #given: KeyObject | undefined;

  /** @param given - the private key of every issuer, in place of one made for each */
  constructor(given?: KeyObject) {
    this.#given = given;
  }

  /** The public key with that id among a provider's. */
  publicKey(provider: WorldOidcProvider, kid: unknown): JsonWebKey | undefined {
    if (provider.jwks !== undefined) return provider.jwks.find((jwk) => jwk.kid === kid);
    const own = this.#keys.get(provider.issuer);
    return own?.kid === kid ? own?.jwk : undefined;
  }

  mint(input: WebIdentityClaims, providers: readonly WorldOidcProvider[], now: number): string {
    const provider = providers.find(
      (candidate) => candidate.jwks === undefined && candidate.issuer === (input.issuer ?? candidate.issuer),
    );
    if (provider === undefined) throw new Error(`No OIDC provider whose keys local AWS holds: ${input.issuer ?? "any"}`);
    const { kid, privateKey } = this.#keyOf(provider.issuer);
    const issuedAt = Math.floor(now / 1000);
    const claims = {
      iss: provider.issuer,
      sub: input.sub,
      aud: input.aud ?? provider.audiences[0],
      iat: issuedAt,
      nbf: issuedAt,
      exp: issuedAt + (input.expiresIn ?? 3600),
      jti: randomUUID(),
      ...input.claims,
    };
    return signToken({ alg: "RS256", typ: "JWT", kid }, claims, privateKey);
  }

  #keyOf(issuer: string): IssuerKey {
    const known = this.#keys.get(issuer);
    if (known !== undefined) return known;
    const privateKey = this.#given ?? generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    const made = { kid: randomUUID(), privateKey, jwk: createPublicKey(privateKey).export({ format: "jwk" }) };
    this.#keys.set(issuer, made);
    return made;
  }
}
