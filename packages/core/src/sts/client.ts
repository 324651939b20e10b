import type { STSClient, STSClientConfig } from "@aws-sdk/client-sts";
import type { Credentials } from "../model/credentials.ts";
import type { RoutedHandler } from "../network/request-handler.ts";
import { userAgentPairs } from "../network/user-agent.ts";
import type { Endpoint } from "../plan/plan.ts";

/** @internal */
export type StsSdk = typeof import("@aws-sdk/client-sts");

/** @internal */
export interface ClientInput {
  readonly endpoint: Endpoint;
  /** `undefined` for an unsigned call. */
  readonly credentials: Credentials | undefined;
  readonly requestHandler: RoutedHandler;
  /** The time to sign with, in milliseconds since the epoch. */
  readonly signingTime: () => number;
  readonly userAgent: string | undefined;
  /** Default 3. */
  readonly attempts?: number | undefined;
}

/**
 * Builds the one kind of STS client there is.
 *
 * Every setting that the SDK would otherwise look for in the process's environment, in `~/.aws` or in the metadata service is
 * given here, so that the plan alone decides. Attempts are for transient faults and throttling only.
 *
 * @internal
 */
export function createStsClient(sdk: StsSdk, input: ClientInput): STSClient {
  const { endpoint, credentials, requestHandler, userAgent } = input;
  const settings: STSClientConfig & { readonly ignoreConfiguredEndpointUrls: boolean } = {
    region: endpoint.region,
    ...(endpoint.url !== undefined && { endpoint: endpoint.url }),
    useFipsEndpoint: endpoint.fips,
    useDualstackEndpoint: endpoint.dualStack,
    // The SDK's own rules know which regions this concerns: https://sts.amazonaws.com, signed for us-east-1.
    useGlobalEndpoint: endpoint.legacyGlobal && endpoint.url === undefined,
    ignoreConfiguredEndpointUrls: true,
    requestHandler,
    maxAttempts: input.attempts ?? 3,
    retryMode: "standard",
    defaultsMode: "standard",
    authSchemePreference: [],
    sigv4aSigningRegionSet: [],
    userAgentAppId: async () => undefined,
    ...(userAgent !== undefined && { customUserAgent: userAgentPairs(userAgent) }),
    credentialDefaultProvider: () => async () => {
      throw new Error("An unsigned call asked for credentials.");
    },
    ...(credentials !== undefined && { credentials: asIdentity(credentials) }),
    // The SDK compares with the system's clock; callSts does the same with the clock that it was given.
    disableClockSkewCorrection: true,
  };
  const client = new sdk.STSClient(settings);
  const createSigner = client.config.signer;
  client.config.signer = async (scheme) => {
    const signer = await createSigner(scheme);
    return { sign: (request, how) => signer.sign(request, { ...how, signingDate: new Date(input.signingTime()) }) };
  };
  return client;
}

/** Without the expiry: whether keys still hold is AWS's to say, not this machine's clock. */
function asIdentity({ accessKeyId, secretAccessKey, sessionToken }: Credentials) {
  return {
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken !== undefined && { sessionToken: sessionToken.reveal() }),
  };
}
