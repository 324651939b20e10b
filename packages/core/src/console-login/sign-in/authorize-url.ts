import type { Pkce } from "../../browser/pkce.ts";

/** @internal */
export interface AuthorizeInput {
  /** The sign-in service's address. */
  readonly base: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly pkce: Pick<Pkce, "state" | "challenge">;
}

/**
 * The page on which a console sign-in begins. The service calls PKCE's method `SHA-256`, unlike the rest of the world.
 * Source: aws-facts.md §9.
 *
 * @internal
 */
export function authorizeUrl({ base, clientId, redirectUri, pkce }: AuthorizeInput): string {
  const parameters = {
    response_type: "code",
    client_id: clientId,
    state: pkce.state.reveal(),
    code_challenge_method: "SHA-256",
    scope: "openid",
    redirect_uri: redirectUri,
    code_challenge: pkce.challenge,
  };
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${base}/v1/authorize?${query.join("&")}`;
}
