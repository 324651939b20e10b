import type { CreateTokenResponse } from "@aws-sdk/client-sso-oidc";
import { CredentialError } from "../../errors/credential-error.ts";
import { Secret } from "../../model/secret.ts";
import { readExpiresIn } from "../client/judge-numbers.ts";
import type { ClientRegistration } from "../sign-in/client-registration-file.ts";
import type { SsoSession } from "../sso-session.ts";
import type { SsoToken } from "./sso-token.ts";

/** @internal */
export interface TokenAnswer {
  readonly answer: CreateTokenResponse;
  readonly session: SsoSession;
  /** Where the token was issued. */
  readonly region: string;
  readonly client: Pick<ClientRegistration, "clientId" | "clientSecret"> & { readonly expiresAt: Date | undefined };
  /** Kept where the answer brings no new one: it goes on being valid, as the Rust SDK takes it. */
  readonly refreshToken?: Secret | undefined;
  /** When the answer came, in milliseconds. */
  readonly now: number;
}

/**
 * Judges what CreateToken answered.
 *
 * @returns `undefined` when it is no token
 * @internal
 */
export function readTokenAnswer({ answer, session, region, client, refreshToken, now }: TokenAnswer): SsoToken | undefined {
  const { accessToken } = answer;
  const expiresIn = readExpiresIn(answer.expiresIn);
  if (!accessToken || expiresIn === undefined) {
    return undefined;
  }
  return {
    accessToken: new Secret(accessToken),
    expiresAt: new Date(now + expiresIn * 1000),
    startUrl: session.startUrl,
    region,
    refreshToken: answer.refreshToken ? new Secret(answer.refreshToken) : refreshToken,
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    registrationExpiresAt: client.expiresAt,
  };
}

/** @internal */
export function noToken(): CredentialError {
  return new CredentialError("AWS_UNAVAILABLE", "The answer of the sign-in service has no token.", {
    hints: ["Try again; check sso_region and any custom endpoint."],
  });
}
