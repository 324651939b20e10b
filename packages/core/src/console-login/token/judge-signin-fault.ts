import type { CredentialError } from "../../errors/credential-error.ts";
import type { CallCircumstances, Fault } from "../../network/faults/fault.ts";
import { judgeByTable } from "../../network/faults/judge-by-table.ts";
import { signinFaults } from "./signin-faults.ts";
import type { TokenRequest } from "./token-request.ts";

/** @internal */
export interface FaultPlace extends Pick<CallCircumstances, "endpoint" | "proxy" | "tunnelStatus"> {
  readonly request: Pick<TokenRequest, "grant" | "profile" | "loginSession" | "region" | "endpoint">;
  /** The service's own reason, beside its code. */
  readonly reason: string | undefined;
}

/**
 * Says what a fault of the sign-in service means.
 *
 * @internal
 */
export function judgeSigninFault(fault: Fault, { request, reason, endpoint, proxy, tunnelStatus }: FaultPlace): CredentialError {
  const { grant, profile, loginSession, region } = request;
  const circumstances = {
    profile,
    loginSession,
    region,
    grant: grant.kind,
    reason,
    customEndpoint: request.endpoint.url !== undefined,
    caBundle: request.endpoint.caBundle,
    endpoint,
    proxy,
    tunnelStatus,
  };
  return judgeByTable(signinFaults, fault, circumstances, {
    ...(loginSession !== undefined && { loginSession }),
    ...(reason !== undefined && { reason }),
  });
}
