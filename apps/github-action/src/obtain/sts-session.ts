import type { Credentials } from "@aws-temp/core";
import { asCredentialError } from "@aws-temp/core/internal";
import { type CallerIdentity, getCallerIdentity, type StsDeps } from "@aws-temp/core/internal/sts";
import type { Endpoint } from "@aws-temp/core/plan";
import type { Inputs } from "../inputs/inputs.ts";
import type { RetriedCall } from "../retry/judge-retry.ts";
import { retry } from "../retry/retry.ts";
import { stsEndpointOf } from "../role/sts-endpoint.ts";
import { explainRefusal } from "../teach/explain-refusal.ts";
import { userAgentOf } from "../user-agent.ts";
import type { ObtainDeps } from "./obtain-deps.ts";

/**
 * How STS is called in this run.
 *
 * @public
 */
export interface Sts {
  readonly endpoint: Endpoint;
  /** Each call is sent once: when it is sent again is judged here, by class of error. With `disable-retry`, the SDK's own tries are left. */
  readonly deps: StsDeps;
}

/** @public */
export function openSts({ environment, region, retries }: Inputs, { clock, host }: ObtainDeps): Sts {
  const logger = { warn: host.warning, progress: () => undefined };
  return {
    endpoint: stsEndpointOf(region ?? "us-east-1", environment),
    deps: { environment, clock, logger, userAgent: userAgentOf(host.environment), attempts: retries.sdkAttempts ?? 1 },
  };
}

/**
 * Asks AWS whose credentials these are.
 *
 * @throws {CredentialError}
 * @public
 */
export async function identityOf(
  credentials: Credentials,
  call: Extract<RetriedCall, "identity" | "identity-of-new-credentials">,
  { endpoint, deps: stsDeps }: Sts,
  inputs: Inputs,
  deps: ObtainDeps,
): Promise<CallerIdentity> {
  try {
    return await retry(call, () => getCallerIdentity({ credentials, endpoint }, stsDeps), inputs.retries, deps);
  } catch (thrown) {
    throw explainRefusal(asCredentialError(thrown), { prefix: "", roleArn: undefined, claims: undefined });
  }
}
