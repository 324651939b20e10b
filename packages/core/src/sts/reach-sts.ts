import type { CredentialError } from "../errors/credential-error.ts";
import { readCaBundle } from "../network/ca-bundle.ts";
import { checkEndpoint } from "../network/check-endpoint.ts";
import { readFault } from "../network/faults/read-fault.ts";
import { plainRequest } from "../network/plain-request.ts";
import { createRequestHandler, type RoutedHandler } from "../network/request-handler.ts";
import type { Endpoint } from "../plan/plan.ts";
import { createStsClient } from "./client.ts";
import { faultContext } from "./faults/fault-context.ts";
import { judgeFault } from "./faults/judge-fault.ts";
import type { StsDeps } from "./sts-deps.ts";

/**
 * What became of a look at STS.
 *
 * @public
 */
export interface StsReach {
  /** Scheme, host and port that were called; empty when it did not get so far. */
  readonly endpoint: string;
  /** Host and port of the proxy that led there. */
  readonly proxy: string | undefined;
  /** Milliseconds until it answered. */
  readonly milliseconds: number;
  /** How far this machine's clock is from AWS's: seconds, positive when this machine is behind. `undefined` when nothing told. */
  readonly skewSeconds: number | undefined;
  /** Why it could not be reached. */
  readonly error: CredentialError | undefined;
}

/** A look is no call: who waits for it wants to know soon. */
const patience = { connectMs: 5000, answerMs: 5000, totalMs: 5000 };

/**
 * Asks STS for nothing, without credentials, the way that calls take: its address, proxies and certificates. Any answer will do.
 *
 * @throws {CredentialError} what {@link checkEndpoint} and a CA bundle that cannot be read throw
 * @internal
 */
export async function reachSts(
  { endpoint, profile }: { readonly endpoint: Endpoint; readonly profile: string | undefined },
  deps: StsDeps,
): Promise<StsReach> {
  checkEndpoint(endpoint, profile, "STS");
  const ca = endpoint.caBundle === undefined ? undefined : await readCaBundle(endpoint.caBundle, profile);
  const requestHandler = createRequestHandler({ environment: deps.environment, patience: deps.patience ?? patience, ca });
  let start = deps.clock();
  const look = (skewSeconds: number | undefined, error: CredentialError | undefined): StsReach => {
    const { origin, proxy } = requestHandler.route;
    return { endpoint: origin, proxy, milliseconds: deps.clock() - start, skewSeconds, error };
  };
  try {
    const request = await requestTo(endpoint, requestHandler, deps);
    start = deps.clock();
    const { response } = await requestHandler.look(request);
    const serverTime = Date.parse(response.headers["date"] ?? "");
    // The header has whole seconds, of the moment when the answer was made.
    const skew = Number.isNaN(serverTime) ? undefined : Math.round((serverTime + 500 - (start + deps.clock()) / 2) / 1000);
    return look(skew, undefined);
  } catch (thrown) {
    const { origin, proxy, tunnelStatus } = requestHandler.route;
    const context = faultContext("GetCallerIdentity", endpoint, { profile });
    const circumstances = { ...context, endpoint: origin, proxy, tunnelStatus, skewSeconds: undefined };
    return look(undefined, judgeFault(readFault(thrown, []), circumstances));
  } finally {
    requestHandler.destroy();
  }
}

/** The SDK's own rules know the address. */
async function requestTo(endpoint: Endpoint, requestHandler: RoutedHandler, deps: StsDeps) {
  const sdk = await import("@aws-sdk/client-sts");
  const { clock: signingTime, userAgent } = deps;
  const { config } = createStsClient(sdk, {
    endpoint,
    credentials: undefined,
    requestHandler,
    signingTime,
    userAgent,
    attempts: 1,
  });
  const { url } = config.endpointProvider({
    Region: endpoint.region,
    UseFIPS: endpoint.fips,
    UseDualStack: endpoint.dualStack,
    UseGlobalEndpoint: endpoint.legacyGlobal && endpoint.url === undefined,
    ...(endpoint.url !== undefined && { Endpoint: endpoint.url }),
  });
  return plainRequest({ method: "GET", url, headers: { "user-agent": userAgent ?? "aws-temp" } });
}
