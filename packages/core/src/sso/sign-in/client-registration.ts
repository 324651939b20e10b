import type { RegisterClientRequest, RegisterClientResponse } from "@aws-sdk/client-sso-oidc";
import { callbackPath } from "../../browser/callback.ts";
import { CredentialError } from "../../errors/credential-error.ts";
import { Secret } from "../../model/secret.ts";
import type { Answered } from "../client/answered.ts";
import type { Oidc } from "../client/oidc.ts";
import type { SsoDeps } from "../sso-deps.ts";
import type { SsoSession } from "../sso-session.ts";
import { readCacheFile, writeCacheFile } from "../token/cache-file.ts";
import {
  type ClientRegistration,
  isReusable,
  parseRegistration,
  printRegistration,
  registrationFile,
  type SsoGrant,
} from "./client-registration-file.ts";

/** @internal */
export interface RegistrationInput {
  readonly session: SsoSession;
  /** As it is told to AWS: where a vanity address leads to. */
  readonly startUrl: string;
  readonly grant: SsoGrant;
  /** A client that AWS has just refused: not to be used again. */
  readonly refused: string | undefined;
}

/**
 * This tool's registration with the sign-in service: the one in the cache, ours or the AWS CLI's, until it expires; else a new one.
 *
 * @internal
 */
export async function registeredClient(
  { session, startUrl, grant, refused }: RegistrationInput,
  oidc: Pick<Oidc, "registerClient">,
  { home, clock }: SsoDeps,
): Promise<Answered<ClientRegistration>> {
  const file = registrationFile(home, session);
  const found = parseRegistration((await readCacheFile(file)) ?? "");
  if (found !== undefined && found.clientId !== refused && isReusable(found, grant, clock())) {
    return { ok: true, answer: found };
  }
  const request = registrationRequest(session, startUrl, grant);
  const answered = await oidc.registerClient(request);
  if (!answered.ok) {
    return answered;
  }
  const registration = readAnswer(answered.answer, request);
  // One that cannot be kept serves this sign-in all the same; the token's own file will tell.
  await writeCacheFile(file, printRegistration(registration)).catch(() => undefined);
  return { ok: true, answer: registration };
}

/**
 * What a client is registered as. One for the authorization code is never one for device codes: AWS refuses the mixture. The
 * redirect has no port; AWS takes any port of 127.0.0.1 then. Source: aws-facts.md §4.
 *
 * @internal
 */
export function registrationRequest(session: SsoSession, startUrl: string, grant: SsoGrant): RegisterClientRequest {
  const client = {
    clientName: session.name === undefined ? "aws-temp" : `aws-temp-${session.name}`,
    clientType: "public",
    scopes: [...session.scopes],
  };
  if (grant === "device-code") {
    return client;
  }
  return {
    ...client,
    grantTypes: ["authorization_code", "refresh_token"],
    redirectUris: [`http://127.0.0.1${callbackPath}`],
    issuerUrl: startUrl,
  };
}

function readAnswer(answer: RegisterClientResponse, request: RegisterClientRequest): ClientRegistration {
  const { clientId, clientSecret, clientSecretExpiresAt } = answer;
  const expiresAt = new Date((clientSecretExpiresAt ?? Number.NaN) * 1000);
  if (!clientId || !clientSecret || Number.isNaN(expiresAt.getTime())) {
    throw new CredentialError("AWS_UNAVAILABLE", "The answer of the sign-in service to a registration has no client.", {
      hints: ["Try again; check sso_region and any custom endpoint."],
    });
  }
  return {
    clientId,
    clientSecret: new Secret(clientSecret),
    expiresAt,
    scopes: request.scopes ?? [],
    grantTypes: request.grantTypes,
  };
}
