import { isLoopbackRedirect } from "../../oauth/loopback-redirect.ts";
import type { JsonDocument } from "../../rest-json/document.ts";
import type { SignableRequest } from "../../signature/signable-request.ts";
import { isInRegion, isStartUrl } from "../instance-address.ts";
import { optionalText, requiredText, textList } from "./fields.ts";
import { deviceCodeGrant, grantTypes as knownGrantTypes } from "./grant-types.ts";
import { invalidRequest, oidcFault } from "./oidc-fault.ts";
import type { OidcWorld } from "./oidc-world.ts";
import { isKnownScope } from "./scopes.ts";

const ninetyDays = 90 * 24 * 3600;
const mostScopes = 25;

/**
 * A client that names no grant types gets device code and refresh token, as before there was PKCE.
 *
 * @internal
 */
export function registerClient(document: JsonDocument, request: SignableRequest, world: OidcWorld): JsonDocument {
  const { clock, instance, clients } = world;
  const name = requiredText(document, "clientName");
  if (requiredText(document, "clientType") !== "public") {
    throw oidcFault("InvalidClientMetadataException", "clientType must be public");
  }
  const scopes = textList(document, "scopes") ?? [];
  const redirectUris = textList(document, "redirectUris") ?? [];
  const grantTypes = textList(document, "grantTypes") ?? [deviceCodeGrant, "refresh_token"];
  const issuerUrl = optionalText(document, "issuerUrl");
  checkGrantTypes(grantTypes);
  checkScopes(scopes);
  checkRedirects(redirectUris);
  if (issuerUrl !== undefined && !(isStartUrl(issuerUrl, instance) && isInRegion(request, instance))) {
    throw invalidRequest("issuerUrl is of no instance in this region");
  }
  if (grantTypes.includes("authorization_code")) {
    checkPkce({ scopes, redirectUris, issuerUrl }, instance.pkce ?? "with-scopes");
  }
  const now = clock.now();
  const expiresAt = now + (instance.registrationLifetime ?? ninetyDays) * 1000;
  const client = clients.register({ name, grantTypes, redirectUris, scopes }, instance.region, expiresAt);
  return {
    clientId: client.id,
    clientSecret: client.secret,
    clientIdIssuedAt: Math.floor(now / 1000),
    clientSecretExpiresAt: Math.floor(expiresAt / 1000),
    authorizationEndpoint: null,
    tokenEndpoint: null,
  };
}

function checkGrantTypes(grantTypes: readonly string[]): void {
  if (!grantTypes.every((grant) => knownGrantTypes.includes(grant))) {
    throw oidcFault("UnsupportedGrantTypeException", "Unsupported grant type provided");
  }
  if (grantTypes.includes("authorization_code") && grantTypes.includes(deviceCodeGrant)) {
    throw oidcFault("InvalidClientMetadataException", "authorization_code and device_code exclude each other");
  }
}

function checkScopes(scopes: readonly string[]): void {
  if (scopes.length > mostScopes || !scopes.every(isKnownScope)) {
    throw oidcFault("InvalidScopeException", "Invalid scope provided");
  }
}

function checkRedirects(redirectUris: readonly string[]): void {
  if (!redirectUris.every(isLoopbackRedirect)) {
    throw oidcFault("InvalidRedirectUriException", "Redirects lead to http://127.0.0.1/oauth/callback, with or without a port");
  }
}

function checkPkce(
  client: {
    readonly scopes: readonly string[];
    readonly redirectUris: readonly string[];
    readonly issuerUrl: string | undefined;
  },
  pkce: "never" | "with-scopes" | "always",
): void {
  if (pkce === "never") throw oidcFault("UnsupportedGrantTypeException", "Unsupported grant type provided");
  if (pkce === "with-scopes" && client.scopes.length === 0) throw oidcFault("InvalidScopeException", "Scopes are missing");
  if (client.redirectUris.length === 0) throw oidcFault("InvalidRedirectUriException", "redirectUris is missing");
  if (client.issuerUrl === undefined) throw invalidRequest("issuerUrl is missing");
}
