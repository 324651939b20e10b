import type { Secret } from "../model/secret.ts";

/**
 * What a role is assumed with whose profile does not say: credentials that the app has, and no file.
 *
 * @public
 */
export type OwnSource =
  /** Keys that were handed to the app as values. */
  | {
      readonly kind: "keys";
      readonly accessKeyId: string;
      readonly secretAccessKey: Secret;
      readonly sessionToken?: Secret | undefined;
    }
  /** A token of an OpenID Connect provider, which the app gets for each call: see `ResolverDeps.mintWebIdentity`. */
  | ({ readonly kind: "minted-token" } & MintedToken)
  /** A token of an OpenID Connect provider, in a file that someone keeps fresh. */
  | { readonly kind: "token-file"; readonly file: string }
  /** Another profile, as if it were the role's `source_profile`. */
  | { readonly kind: "profile"; readonly name: string }
  /** What the environment gives without any profile: keys in variables, a web identity, the container, the instance. */
  | { readonly kind: "environment" };

/**
 * A token that is got again for each call, in the words of a plan.
 *
 * @public
 */
export interface MintedToken {
  /** For whom: the `aud` claim that the role's trust policy asks for. */
  readonly audience: string;
  /**
   * Whose: what tells this job, machine or user from all others that may read the same cache. A text of the app's choice, not a
   * secret.
   */
  readonly identity: string;
}
