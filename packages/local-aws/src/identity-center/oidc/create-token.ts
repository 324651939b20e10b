import { challengeOf, isVerifier } from "../../oauth/pkce.ts";
import type { JsonDocument } from "../../rest-json/document.ts";
import type { Tokens } from "../portal/portal-sessions.ts";
import type { Client } from "./client-registry.ts";
import { pollInTime } from "./device-authorizations.ts";
import { requiredText } from "./fields.ts";
import { deviceCodeGrant } from "./grant-types.ts";
import { invalidGrant, invalidRequest, oidcFault } from "./oidc-fault.ts";
import type { OidcWorld } from "./oidc-world.ts";

type Redeem = (document: JsonDocument, client: Client, world: OidcWorld) => Tokens;

const grants: Readonly<Record<string, Redeem>> = {
  authorization_code: redeemCode,
  refresh_token: redeemRefreshToken,
  [deviceCodeGrant]: redeemDeviceCode,
};

/** @internal */
export function createToken(document: JsonDocument, world: OidcWorld): JsonDocument {
  const clientId = requiredText(document, "clientId");
  const clientSecret = requiredText(document, "clientSecret");
  const grantType = requiredText(document, "grantType");
  const redeem = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined;
  if (redeem === undefined) throw oidcFault("UnsupportedGrantTypeException", "Unsupported grant type provided");
  const client = world.clients.authenticate(clientId, clientSecret, world.clock.now());
  if (!client.grantTypes.includes(grantType)) {
    throw oidcFault("UnauthorizedClientException", "The client is not registered for this grant type");
  }
  const { accessToken, refreshToken, expiresIn } = redeem(document, client, world);
  return { accessToken, tokenType: "Bearer", expiresIn, refreshToken: refreshToken ?? null, idToken: null };
}

function redeemCode(document: JsonDocument, client: Client, { codes, sessions, clock }: OidcWorld): Tokens {
  const code = requiredText(document, "code");
  const redirectUri = requiredText(document, "redirectUri");
  const verifier = requiredText(document, "codeVerifier");
  if (!isVerifier(verifier)) throw invalidRequest("codeVerifier must be 43 to 128 unreserved characters");
  const { value: grant, expiresAt } = codes.take(code) ?? { value: undefined, expiresAt: 0 };
  const now = clock.now();
  if (grant === undefined || expiresAt <= now || grant.client.id !== client.id) throw invalidGrant();
  if (grant.redirectUri !== redirectUri || grant.challenge !== challengeOf(verifier)) throw invalidGrant();
  return sessions.start(grant.user, client, now);
}

function redeemDeviceCode(document: JsonDocument, client: Client, { devices, sessions, clock }: OidcWorld): Tokens {
  const device = devices.byDeviceCode(requiredText(document, "deviceCode"));
  const now = clock.now();
  if (device === undefined || device.client.id !== client.id) throw invalidGrant();
  const { decision } = device;
  if (decision.kind === "redeemed") throw invalidGrant();
  if (device.expiresAt <= now) throw oidcFault("ExpiredTokenException", "Device code has expired");
  switch (decision.kind) {
    case "denied":
      throw oidcFault("AccessDeniedException", "The user denied the request");
    case "approved":
      device.decision = { kind: "redeemed" };
      return sessions.start(decision.user, client, now);
    default:
      throw pollInTime(device, now)
        ? oidcFault("AuthorizationPendingException", "Authorization is still pending")
        : oidcFault("SlowDownException", "The device polls too often");
  }
}

function redeemRefreshToken(document: JsonDocument, client: Client, { sessions, clock }: OidcWorld): Tokens {
  const tokens = sessions.refresh(requiredText(document, "refreshToken"), client, clock.now());
  if (tokens === undefined) throw invalidGrant("Invalid refresh token provided");
  return tokens;
}
