import type { Principal } from "../identity/principal.ts";
import { identityOf } from "../identity/principal.ts";
import { challengeOf, isVerifier } from "../oauth/pkce.ts";
import type { JsonDocument } from "../rest-json/document.ts";
import { headerOf, type SignableRequest } from "../signature/signable-request.ts";
import { verifyDpopProof } from "./dpop-proof.ts";
import { accessDenied, invalidGrant, oauthFault, validation } from "./signin-fault.ts";
import type { Refreshed, SigninSession } from "./signin-sessions.ts";
import { crossDevice, type SigninWorld, sameDevice } from "./signin-world.ts";

const credentialLifetime = 900;
const twelveHours = 43_200;

interface TokenCall {
  readonly document: JsonDocument;
  readonly clientId: string;
  /** Thumbprint of the key that the caller proved to have. */
  readonly key: string;
  readonly origin: string;
  readonly now: number;
}

/** @internal */
export function createToken(document: JsonDocument, request: SignableRequest, world: SigninWorld): JsonDocument {
  const clientId = requiredText(document, "clientId");
  const grantType = requiredText(document, "grantType");
  if (grantType !== "authorization_code" && grantType !== "refresh_token") {
    throw oauthFault("unsupported_grant_type", "The grant type is not supported");
  }
  if (clientId !== sameDevice && clientId !== crossDevice) throw validation("Unknown clientId");
  const now = world.clock.now();
  const origin = world.originOf(request);
  const call = { document, clientId, key: provenKey(request, `${origin}${request.path}`, world), origin, now };
  return grantType === "authorization_code" ? redeemCode(call, world) : refresh(call, world);
}

function provenKey(request: SignableRequest, url: string, { clock, proofs }: SigninWorld): string {
  const now = clock.now();
  const verdict = verifyDpopProof({ proof: headerOf(request, "dpop"), method: request.method, url, now });
  if (verdict.problem !== undefined) throw validation(verdict.problem);
  if (!proofs.use(verdict.id, verdict.goodUntil, now)) throw validation("The DPoP proof was used before");
  return verdict.thumbprint;
}

function redeemCode({ document, clientId, key, origin, now }: TokenCall, world: SigninWorld): JsonDocument {
  const code = requiredText(document, "code");
  const redirectUri = requiredText(document, "redirectUri");
  const verifier = requiredText(document, "codeVerifier");
  if (!isVerifier(verifier)) throw validation("codeVerifier must be 43 to 128 unreserved characters");
  const { value: grant, expiresAt } = world.codes.take(code) ?? { value: undefined, expiresAt: 0 };
  if (grant === undefined || grant.clientId !== clientId || grant.redirectUri !== redirectUri) throw invalidGrant();
  if (expiresAt <= now) throw accessDenied("AUTHCODE_EXPIRED", "The authorization code has expired.");
  if (grant.challenge !== challengeOf(verifier)) throw invalidGrant();
  const endsAt = now + (world.settings.sessionLifetime ?? twelveHours) * 1000;
  const session = { principal: grant.principal, clientId, key, endsAt, passwordChanged: false };
  const given = give(session, now, world);
  const issuedAt = Math.floor(now / 1000);
  const idToken = world.idTokens.issue({
    iss: `${origin}/signin`,
    sub: grant.principal,
    aud: clientId,
    iat: issuedAt,
    exp: issuedAt + credentialLifetime,
  });
  return { ...answerOf(given, now), idToken };
}

function refresh({ document, clientId, key, now }: TokenCall, world: SigninWorld): JsonDocument {
  const token = world.sessions.find(requiredText(document, "refreshToken"));
  if (token === undefined || token.session.clientId !== clientId) throw invalidGrant();
  const { session } = token;
  if (session.key !== key) throw validation("The DPoP proof's key is not the one that the sign-in is bound to");
  if (session.endsAt <= now) throw accessDenied("TOKEN_EXPIRED", "The refresh token has expired.");
  if (session.passwordChanged) {
    throw accessDenied("USER_CREDENTIALS_CHANGED", "The user's credentials were changed.");
  }
  if (token.given !== undefined) {
    if (world.settings.refreshReuse === "refuse" || token.given.expiresAt <= now) throw invalidGrant();
    return answerOf(token.given, now);
  }
  token.given = give(session, now, world);
  return answerOf(token.given, now);
}

function give(session: SigninSession, now: number, { principals, credentials, sessions }: SigninWorld): Refreshed {
  const principal = principals.find(session.principal);
  if (principal === undefined) throw invalidGrant();
  refuseIfDenied(principal, session, principals);
  const seconds = Math.min(credentialLifetime, Math.max(1, Math.floor((session.endsAt - now) / 1000)));
  const issued = credentials.issue({ principal, account: identityOf(principal).account, seconds }, now);
  return { credentials: issued.credentials, expiresAt: issued.expiresAt, refreshToken: sessions.issue(session) };
}

function refuseIfDenied(principal: Principal, { principal: arn }: SigninSession, principals: SigninWorld["principals"]): void {
  const action = "signin:CreateOAuth2Token";
  if (principals.isDenied(principal, action)) {
    throw accessDenied("INSUFFICIENT_PERMISSIONS", `${arn} is not authorized to perform: ${action}`);
  }
}

function answerOf({ credentials, expiresAt, refreshToken }: Refreshed, now: number): JsonDocument {
  const expiresIn = Math.min(credentialLifetime, Math.ceil((expiresAt - now) / 1000));
  return { accessToken: credentials, tokenType: "aws_sigv4", expiresIn, refreshToken };
}

function requiredText(document: JsonDocument, name: string): string {
  const value = document[name];
  if (typeof value !== "string" || value === "") throw validation(`${name} is missing`);
  return value;
}
