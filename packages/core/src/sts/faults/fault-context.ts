import type { Endpoint } from "../../plan/plan.ts";
import type { FaultContext, StsOperation } from "./fault.ts";

/**
 * Describes a call for the judgement of its faults; what is not told does not apply.
 *
 * @internal
 */
export function faultContext(operation: StsOperation, endpoint: Endpoint, told: Partial<FaultContext>): FaultContext {
  return {
    operation,
    profile: undefined,
    roleArn: undefined,
    durationSeconds: undefined,
    region: endpoint.region,
    partition: endpoint.partition,
    customEndpoint: endpoint.url !== undefined,
    mfaSerial: undefined,
    externalId: false,
    sourceIdentity: false,
    tags: false,
    temporary: false,
    tokenFile: undefined,
    tokenPadded: false,
    caBundle: endpoint.caBundle,
    ...told,
  };
}
