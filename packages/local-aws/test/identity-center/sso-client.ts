import { randomBytes } from "node:crypto";
import { SSOClient } from "@aws-sdk/client-sso";
import {
  CreateTokenCommand,
  type CreateTokenResponse,
  RegisterClientCommand,
  type RegisterClientRequest,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from "@aws-sdk/client-sso-oidc";
import { onTestFinished } from "vitest";
import type { LocalAws } from "../../src/index.ts";
import { challengeOf } from "../../src/oauth/pkce.ts";

export const startUrl = "https://acme.awsapps.com/start";
export const portalScope = "sso:account:access";
export const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
export const callback = "http://127.0.0.1:54321/oauth/callback";

export const deviceClient: RegisterClientRequest = { clientName: "a device", clientType: "public", scopes: [portalScope] };
export const pkceClient: RegisterClientRequest = {
  clientName: "a program",
  clientType: "public",
  scopes: [portalScope],
  grantTypes: ["authorization_code", "refresh_token"],
  redirectUris: ["http://127.0.0.1/oauth/callback"],
  issuerUrl: startUrl,
};

const settings = (aws: LocalAws) => ({ endpoint: aws.url, region: "eu-central-1", maxAttempts: 1 });

export function oidc(aws: LocalAws): SSOOIDCClient {
  const client = new SSOOIDCClient(settings(aws));
  onTestFinished(() => client.destroy());
  return client;
}

export function portal(aws: LocalAws): SSOClient {
  const client = new SSOClient(settings(aws));
  onTestFinished(() => client.destroy());
  return client;
}

export interface Registered {
  readonly clientId: string;
  readonly clientSecret: string;
}

export async function register(aws: LocalAws, client = deviceClient): Promise<Registered> {
  const { clientId = "", clientSecret = "" } = await oidc(aws).send(new RegisterClientCommand(client));
  return { clientId, clientSecret };
}

export function startDevice(aws: LocalAws, client: Registered) {
  return oidc(aws).send(new StartDeviceAuthorizationCommand({ ...client, startUrl }));
}

export function poll(aws: LocalAws, client: Registered, deviceCode: string | undefined): Promise<CreateTokenResponse> {
  return oidc(aws).send(new CreateTokenCommand({ ...client, grantType: deviceGrant, deviceCode }));
}

export function refresh(aws: LocalAws, client: Registered, refreshToken: string | undefined): Promise<CreateTokenResponse> {
  return oidc(aws).send(new CreateTokenCommand({ ...client, grantType: "refresh_token", refreshToken }));
}

/** A sign-in with a device code that local AWS approves by itself. */
export async function signIn(
  aws: LocalAws,
  metadata = deviceClient,
): Promise<{ client: Registered; accessToken: string; refreshToken: string | undefined; expiresIn: number | undefined }> {
  const client = await register(aws, metadata);
  aws.setSignIn("automatic");
  const { deviceCode } = await startDevice(aws, client);
  const { accessToken = "", refreshToken, expiresIn } = await poll(aws, client, deviceCode);
  return { client, accessToken, refreshToken, expiresIn };
}

/** The address that a program opens, with parameters replaced (`undefined` leaves one out). */
export function authorizeUrl(
  aws: LocalAws,
  { clientId }: Registered,
  changes: Record<string, string | undefined> = {},
): { url: string; verifier: string } {
  const verifier = randomBytes(48).toString("base64url");
  const parameters = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: callback,
    state: "the-state",
    code_challenge_method: "S256",
    code_challenge: challengeOf(verifier),
    scopes: portalScope,
    ...changes,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  return { url: `${aws.url}/authorize?${query}`, verifier };
}

/** Where the answer sends the browser; throws when it is a page. */
export async function redirectOf(answer: Response): Promise<URL> {
  const location = answer.headers.get("location");
  if (answer.status !== 303 || location === null) throw new Error(`${answer.status}: ${await answer.text()}`);
  return new URL(location);
}

/** A refusal of the OIDC service, as the SDK reads it; throws when there is none. */
export async function oauthRefusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const outcome = await call.then(
    () => undefined,
    (error: { name: string; error: string; error_description: string; $metadata: { httpStatusCode: number } }) => error,
  );
  if (outcome === undefined) throw new Error("AWS did not refuse.");
  return {
    name: outcome.name,
    error: outcome.error,
    description: outcome.error_description,
    status: outcome.$metadata?.httpStatusCode,
  };
}
