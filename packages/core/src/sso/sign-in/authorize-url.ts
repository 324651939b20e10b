import { CredentialError } from "../../errors/credential-error.ts";

/** @internal */
export interface AuthorizeInput {
  /** The sign-in service's own address, custom or AWS's. */
  readonly base: string;
  readonly clientId: string;
  /** With the port that is listened on. */
  readonly redirectUri: string;
  readonly state: string;
  readonly challenge: string;
  readonly scopes: readonly string[];
}

/**
 * The page on which a sign-in with PKCE begins. Its parameter is called `scopes`, unlike OAuth's. Source: aws-facts.md §4.
 *
 * @internal
 */
export function authorizeUrl({ base, clientId, redirectUri, state, challenge, scopes }: AuthorizeInput): string {
  const parameters = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge_method: "S256",
    scopes: scopes.join(" "),
    code_challenge: challenge,
  };
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${base.replace(/\/+$/, "")}/authorize?${query.join("&")}`;
}

/**
 * An address that the service gave, fit to be shown and opened: a program that opens addresses may do anything with others.
 *
 * @throws {CredentialError} `SIGN_IN_FAILED`
 * @internal
 */
export function webAddress(text: string | undefined): string {
  const url = text === undefined ? null : URL.parse(text);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw new CredentialError("SIGN_IN_FAILED", "The answer of the sign-in service has no URL to open.", {
      hints: ["Check sso_region, and any custom endpoint."],
    });
  }
  return url.href;
}
