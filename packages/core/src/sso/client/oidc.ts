import type {
  CreateTokenRequest,
  CreateTokenResponse,
  RegisterClientRequest,
  RegisterClientResponse,
  StartDeviceAuthorizationResponse,
} from "@aws-sdk/client-sso-oidc";
import type { Secret } from "../../model/secret.ts";
import type { ClientRegistration } from "../sign-in/client-registration-file.ts";
import type { SsoDeps } from "../sso-deps.ts";
import type { Answered } from "./answered.ts";
import type { ClientSettings } from "./client-settings.ts";
import { openService, type ServiceInput } from "./open-service.ts";

/**
 * What a token is asked for with: the client's proof, and one grant.
 *
 * @internal
 */
export interface TokenRequest {
  readonly client: Pick<ClientRegistration, "clientId" | "clientSecret">;
  readonly grant:
    | { readonly kind: "refresh"; readonly refreshToken: Secret }
    | { readonly kind: "device-code"; readonly deviceCode: Secret }
    | { readonly kind: "code"; readonly code: Secret; readonly verifier: Secret; readonly redirectUri: string };
}

/**
 * The sign-in service of IAM Identity Center (OIDC).
 *
 * @internal
 */
export interface Oidc {
  /** Scheme and host, and the path of a custom address: where `/authorize` is. */
  readonly base: string;
  registerClient(request: RegisterClientRequest): Promise<Answered<RegisterClientResponse>>;
  startDeviceAuthorization(client: TokenRequest["client"], startUrl: string): Promise<Answered<StartDeviceAuthorizationResponse>>;
  createToken(request: TokenRequest): Promise<Answered<CreateTokenResponse>>;
  close(): void;
}

/**
 * Opens the sign-in service.
 *
 * @param attempts - how often one request may be sent; a poll is sent once, as it comes again anyway
 * @throws {CredentialError} for settings that cannot be used
 * @internal
 */
export async function openOidc(input: ServiceInput, deps: SsoDeps, attempts = 3): Promise<Oidc> {
  const sdk = await import("@aws-sdk/client-sso-oidc");
  const createClient = async (settings: ClientSettings) => new sdk.SSOOIDCClient(settings);
  const { client, send, close } = await openService(input, { service: "SSO OIDC", attempts, createClient }, deps);
  return {
    base: input.session.endpoint.oidcUrl ?? ownAddress(input, client.config.endpointProvider),
    registerClient: (request) =>
      send({ operation: "RegisterClient" }, [], () => client.send(new sdk.RegisterClientCommand(request))),
    startDeviceAuthorization: ({ clientId, clientSecret }, startUrl) =>
      send({ operation: "StartDeviceAuthorization" }, [clientSecret], () =>
        client.send(new sdk.StartDeviceAuthorizationCommand({ clientId, clientSecret: clientSecret.reveal(), startUrl })),
      ),
    createToken: ({ client: { clientId, clientSecret }, grant }) => {
      const { parameters, secrets } = grantParameters(grant);
      return send({ operation: "CreateToken" }, [clientSecret, ...secrets], () =>
        client.send(new sdk.CreateTokenCommand({ clientId, clientSecret: clientSecret.reveal(), ...parameters })),
      );
    },
    close,
  };
}

type EndpointProvider = (parameters: { Region: string; UseFIPS: boolean; UseDualStack: boolean }) => { readonly url: URL };

/** The SDK knows the hosts of every partition; the authorize page is at the same one. */
function ownAddress({ region, session: { endpoint } }: ServiceInput, provider: EndpointProvider): string {
  return provider({ Region: region, UseFIPS: endpoint.fips, UseDualStack: endpoint.dualStack }).url.origin;
}

function grantParameters(grant: TokenRequest["grant"]): {
  readonly parameters: Omit<CreateTokenRequest, "clientId" | "clientSecret">;
  readonly secrets: readonly Secret[];
} {
  switch (grant.kind) {
    case "refresh":
      return {
        parameters: { grantType: "refresh_token", refreshToken: grant.refreshToken.reveal() },
        secrets: [grant.refreshToken],
      };
    case "device-code":
      return {
        parameters: { grantType: "urn:ietf:params:oauth:grant-type:device_code", deviceCode: grant.deviceCode.reveal() },
        secrets: [grant.deviceCode],
      };
    case "code":
      return {
        parameters: {
          grantType: "authorization_code",
          code: grant.code.reveal(),
          codeVerifier: grant.verifier.reveal(),
          redirectUri: grant.redirectUri,
        },
        secrets: [grant.code, grant.verifier],
      };
  }
}
