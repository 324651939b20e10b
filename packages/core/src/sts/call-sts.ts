import type { STSClient } from "@aws-sdk/client-sts";
import { CredentialError } from "../errors/credential-error.ts";
import type { Credentials } from "../model/credentials.ts";
import type { Secret } from "../model/secret.ts";
import { readCaBundle } from "../network/ca-bundle.ts";
import { checkEndpoint } from "../network/check-endpoint.ts";
import { readFault } from "../network/faults/read-fault.ts";
import { usualPatience } from "../network/patience.ts";
import { createRequestHandler, skewOf } from "../network/request-handler.ts";
import type { Endpoint } from "../plan/plan.ts";
import { createStsClient, type StsSdk } from "./client.ts";
import { isSkewFault, measureSkew } from "./clock-skew.ts";
import type { FaultContext } from "./faults/fault.ts";
import { judgeFault } from "./faults/judge-fault.ts";
import { describeSkew } from "./say.ts";
import type { StsDeps } from "./sts-deps.ts";

/** @internal */
export interface StsCall<Answer> {
  readonly endpoint: Endpoint;
  /** `undefined` for an unsigned call. */
  readonly credentials: Credentials | undefined;
  /** What must not stand in any message, beyond the credentials. */
  readonly secrets: readonly Secret[];
  readonly context: FaultContext;
  readonly send: (client: STSClient, sdk: StsSdk) => Promise<Answer>;
}

/** @internal */
export interface Answered<Answer> {
  readonly answer: Answer;
  /** How far this machine's clock is from AWS's: positive when this machine is behind, 0 for less than a minute; `undefined` when the answer
   * has no date. */
  readonly skewSeconds: number | undefined;
}

/**
 * Sends one request and judges how it ended. The SDK is loaded here and nowhere else, so that a cache hit never pays for it.
 *
 * When AWS refuses the signature because this machine's clock is wrong, the call is made once more with AWS's time, and the
 * logger is told: the clock will spoil every other tool's calls, and the expiry times that are shown.
 *
 * @throws {CredentialError} as the tables of faults say
 * @internal
 */
export async function callSts<Answer>(call: StsCall<Answer>, deps: StsDeps): Promise<Answered<Answer>> {
  const { endpoint, credentials, context } = call;
  checkEndpoint(endpoint, context.profile, "STS");
  const ca = endpoint.caBundle === undefined ? undefined : await readCaBundle(endpoint.caBundle, context.profile);
  const requestHandler = createRequestHandler({ environment: deps.environment, patience: deps.patience ?? usualPatience, ca });
  const secrets = [...call.secrets, ...secretsOf(credentials)];
  const sdk = await import("@aws-sdk/client-sts");
  const send = async (correction: number) => {
    const signingTime = () => deps.clock() + correction * 1000;
    const { userAgent, attempts } = deps;
    const client = createStsClient(sdk, { endpoint, credentials, requestHandler, signingTime, userAgent, attempts });
    return await call.send(client, sdk);
  };
  const judge = (thrown: unknown) => {
    if (thrown instanceof CredentialError) {
      return { error: thrown, skewSeconds: undefined };
    }
    const fault = readFault(thrown, secrets);
    const skewSeconds = isSkewFault(fault) ? measureSkew(fault, deps.clock()) : undefined;
    const { origin, proxy, tunnelStatus } = requestHandler.route;
    return { error: judgeFault(fault, { ...context, endpoint: origin, proxy, tunnelStatus, skewSeconds }), skewSeconds };
  };
  try {
    const answer = await send(0).catch((thrown: unknown) => {
      const { error, skewSeconds } = judge(thrown);
      if (skewSeconds === undefined) {
        throw error;
      }
      deps.logger?.warn(`${describeSkew(skewSeconds)}; the call is signed with AWS's time instead. Correct the clock.`);
      return send(skewSeconds).catch((again: unknown) => {
        throw judge(again).error;
      });
    });
    return { answer, skewSeconds: skewOf(requestHandler.route, deps.clock()) };
  } finally {
    requestHandler.destroy();
  }
}

function secretsOf(credentials: Credentials | undefined): readonly Secret[] {
  return [credentials?.secretAccessKey, credentials?.sessionToken].filter((secret) => secret !== undefined);
}
