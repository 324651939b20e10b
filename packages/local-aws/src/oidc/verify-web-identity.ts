import { AwsFault } from "../errors/aws-fault.ts";
import type { WorldOidcProvider } from "../world/world.ts";
import { isSignedBy, parseToken } from "./json-web-token.ts";
import type { OidcIssuers } from "./oidc-issuers.ts";

/** @internal */
export interface WebIdentity {
  readonly provider: WorldOidcProvider;
  readonly subject: string;
  readonly audience: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * Verifies an OIDC token: its provider is known in the account, and signature, audience and times are right.
 *
 * @throws {AwsFault} `InvalidIdentityToken`, `ExpiredTokenException`
 * @internal
 */
export function verifyWebIdentity(
  text: string,
  deps: {
    readonly providerOf: (issuer: string) => WorldOidcProvider | undefined;
    readonly issuers: OidcIssuers;
    readonly now: number;
  },
): WebIdentity {
  const token = parseToken(text);
  if (token === undefined) {
    throw invalid("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
  }
  const { iss, sub, aud, exp, nbf } = token.claims;
  if (typeof iss !== "string") throw invalid("Missing a required claim: iss");
  if (typeof sub !== "string") throw invalid("Missing a required claim: sub");
  if (typeof exp !== "number") throw invalid("Missing a required claim: exp");
  const provider = deps.providerOf(iss);
  if (provider === undefined) throw invalid(`No OpenIDConnect provider found in your account for ${iss}`);
  const key = deps.issuers.publicKey(provider, token.header["kid"]);
  if (key === undefined) {
    throw invalid(
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity " +
        "documentation for requirements",
    );
  }
  if (!isSignedBy(token, key)) throw invalid("Invalid token signature");
  const audience = [aud].flat().find((value) => typeof value === "string" && provider.audiences.includes(value));
  if (typeof audience !== "string") throw invalid("Incorrect token audience");
  const now = Math.floor(deps.now / 1000);
  if (now >= exp) {
    const message = `Token expired: current date/time ${now} must be before the expiration date/time ${exp}`;
    throw new AwsFault("ExpiredTokenException", 400, message);
  }
  if (typeof nbf === "number" && nbf > now) throw invalid("The ID Token provided is not yet valid");
  return { provider, subject: sub, audience, claims: token.claims };
}

function invalid(message: string): AwsFault {
  return new AwsFault("InvalidIdentityToken", 400, message);
}
