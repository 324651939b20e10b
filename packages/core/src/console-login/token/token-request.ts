import type { KeyObject } from "node:crypto";
import type { Secret } from "../../model/secret.ts";
import type { SigninEndpoint } from "../../plan/plan.ts";

/** The programs that AWS's sign-in service knows: whose browser is on the same machine, and whose is elsewhere. */
export const sameDeviceClient = "arn:aws:signin:::devtools/same-device";
export const crossDeviceClient = "arn:aws:signin:::devtools/cross-device";

/**
 * What new credentials are asked for with.
 *
 * @internal
 */
export type SigninGrant =
  | { readonly kind: "refresh-token"; readonly refreshToken: Secret }
  | { readonly kind: "code"; readonly code: Secret; readonly verifier: Secret; readonly redirectUri: string };

/**
 * One CreateOAuth2Token, the only call that the sign-in service has for us.
 *
 * @internal
 */
export interface TokenRequest {
  readonly grant: SigninGrant;
  readonly clientId: string;
  readonly key: KeyObject;
  readonly region: string;
  readonly endpoint: SigninEndpoint;
  readonly profile: string | undefined;
  /** Whose session it is, where that is known. */
  readonly loginSession: string | undefined;
}

/**
 * What the service answers.
 *
 * @internal
 */
export interface TokenGrant {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret;
  /** Seconds from the answer: 900 at most. */
  readonly expiresIn: number;
  readonly refreshToken: Secret | undefined;
  /** On a sign-in alone. */
  readonly idToken: Secret | undefined;
}

/**
 * The body of the request. Source: aws-facts.md §9.
 *
 * @internal
 */
export function tokenRequestBody({ grant, clientId }: Pick<TokenRequest, "grant" | "clientId">): string {
  return JSON.stringify(
    grant.kind === "refresh-token"
      ? { clientId, grantType: "refresh_token", refreshToken: grant.refreshToken.reveal() }
      : {
          clientId,
          grantType: "authorization_code",
          code: grant.code.reveal(),
          codeVerifier: grant.verifier.reveal(),
          redirectUri: grant.redirectUri,
        },
  );
}

/**
 * What of a request must not stand in any message.
 *
 * @internal
 */
export function secretsOf({ grant }: Pick<TokenRequest, "grant">): readonly Secret[] {
  return grant.kind === "refresh-token" ? [grant.refreshToken] : [grant.code, grant.verifier];
}
