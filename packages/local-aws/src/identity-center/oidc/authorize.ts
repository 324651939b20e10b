import { isRegisteredRedirect } from "../../oauth/loopback-redirect.ts";
import { isChallenge } from "../../oauth/pkce.ts";
import { redirect } from "../../oauth/redirect.ts";
import { readDecision } from "../../pages/consent-page.ts";
import type { Answer } from "../../server/service.ts";
import type { SignableRequest } from "../../signature/signable-request.ts";
import { signInPage, wrongRequestPage } from "./authorize-pages.ts";
import type { Client } from "./client-registry.ts";
import type { AuthorizationRequest, OidcWorld } from "./oidc-world.ts";

const tenMinutes = 10 * 60 * 1000;

/**
 * Where a sign-in with PKCE begins. Who asks and where the answer goes must be right, or nothing is sent there; whatever else is
 * wrong, the client is told by the redirect.
 *
 * @internal
 */
export function authorize(request: SignableRequest, world: OidcWorld): Answer {
  const asked = new URLSearchParams(request.query);
  const now = world.clock.now();
  const client = world.clients.find(asked.get("client_id") ?? "", now);
  const redirectUri = asked.get("redirect_uri") ?? "";
  if (client === undefined) return wrongRequestPage("The client is not registered, or its registration has expired.");
  if (!isRegisteredRedirect(redirectUri, client.redirectUris)) {
    return wrongRequestPage(`The client did not register the redirect to ${redirectUri}`);
  }
  const state = asked.get("state") ?? "";
  const problem = problemOf(asked, client);
  if (problem !== undefined) return refused({ redirectUri, state }, ...problem);
  const authorization = { client, redirectUri, state, challenge: asked.get("code_challenge") ?? "" };
  const { mode } = world.signIn;
  if (mode === "denied") return denied(authorization);
  if (mode === "automatic") return approved(authorization, world.access.users[0] ?? "", world);
  const ticket = world.signInTickets.issue(authorization, now + tenMinutes);
  return signInPage(authorization, { ticket, users: world.access.users });
}

/**
 * The answer of the sign-in page.
 *
 * @internal
 */
export function answerAuthorize(request: SignableRequest, world: OidcWorld): Answer {
  const decision = readDecision(request.body);
  const { value: authorization, expiresAt } = world.signInTickets.take(decision.ticket) ?? { value: undefined, expiresAt: 0 };
  if (authorization === undefined || expiresAt <= world.clock.now()) {
    return wrongRequestPage("This sign-in was answered before, or it took too long.");
  }
  if (!decision.approved) return denied(authorization);
  if (!world.access.users.includes(decision.identity)) return wrongRequestPage(`There is no user ${decision.identity}`);
  return approved(authorization, decision.identity, world);
}

function problemOf(asked: URLSearchParams, client: Client): readonly [error: string, description: string] | undefined {
  const scopes = (asked.get("scopes") ?? "").split(" ").filter((scope) => scope !== "");
  if (!client.grantTypes.includes("authorization_code")) return ["unauthorized_client", "The client uses another grant type"];
  if (asked.get("response_type") !== "code") return ["unsupported_response_type", "response_type must be code"];
  if (asked.get("code_challenge_method") !== "S256") return ["invalid_request", "code_challenge_method must be S256"];
  if (!isChallenge(asked.get("code_challenge") ?? ""))
    return ["invalid_request", "code_challenge must be a SHA-256 in base64url"];
  if ((asked.get("state") ?? "") === "") return ["invalid_request", "state is missing"];
  if (scopes.length === 0 && client.scopes.length > 0) return ["invalid_scope", "scopes is missing"];
  if (!scopes.every((scope) => client.scopes.includes(scope))) return ["invalid_scope", "The client did not register a scope"];
  return undefined;
}

function approved(authorization: AuthorizationRequest, user: string, { codes, clock }: OidcWorld): Answer {
  const code = codes.issue({ ...authorization, user }, clock.now() + tenMinutes);
  return redirect(authorization.redirectUri, { code, state: authorization.state });
}

function denied(authorization: AuthorizationRequest): Answer {
  return refused(authorization, "access_denied", "The user denied the request");
}

function refused(
  { redirectUri, state }: { readonly redirectUri: string; readonly state: string },
  error: string,
  description: string,
): Answer {
  const parameters = { error, error_description: description, ...(state === "" ? {} : { state }) };
  return { ...redirect(redirectUri, parameters), code: error };
}
