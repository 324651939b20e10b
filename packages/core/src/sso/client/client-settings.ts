import type { SSOClientConfig } from "@aws-sdk/client-sso";
import type { SSOOIDCClientConfig } from "@aws-sdk/client-sso-oidc";
import type { RoutedHandler } from "../../network/request-handler.ts";
import { userAgentPairs } from "../../network/user-agent.ts";
import type { SsoEndpoint } from "../../plan/plan.ts";

/** @internal */
export interface SettingsInput {
  readonly region: string;
  /** A custom address; `undefined` lets the SDK find AWS's own. */
  readonly url: string | undefined;
  readonly endpoint: SsoEndpoint;
  readonly attempts: number;
  readonly requestHandler: RoutedHandler;
  readonly userAgent: string | undefined;
}

/** @internal */
export type ClientSettings = SSOClientConfig & SSOOIDCClientConfig;

/**
 * The settings of both services' clients. Whatever the SDK would look for in the process's environment or in `~/.aws` is given
 * here, so that the session alone decides. All calls are unsigned.
 *
 * @internal
 */
export function clientSettings({ region, url, endpoint, attempts, requestHandler, userAgent }: SettingsInput): ClientSettings {
  const settings: ClientSettings & { readonly ignoreConfiguredEndpointUrls: boolean } = {
    region,
    ...(url !== undefined && { endpoint: url }),
    useFipsEndpoint: endpoint.fips,
    useDualstackEndpoint: endpoint.dualStack,
    ignoreConfiguredEndpointUrls: true,
    requestHandler,
    maxAttempts: attempts,
    retryMode: "standard",
    defaultsMode: "standard",
    authSchemePreference: [],
    userAgentAppId: async () => undefined,
    ...(userAgent !== undefined && { customUserAgent: userAgentPairs(userAgent) }),
    credentialDefaultProvider: () => async () => {
      throw new Error("An unsigned call asked for credentials.");
    },
  };
  return settings;
}
