import type { CredentialError } from "../../errors/credential-error.ts";
import type { Fault } from "../../network/faults/fault.ts";
import { judgeByTable } from "../../network/faults/judge-by-table.ts";
import { networkFaults } from "../../network/faults/network-faults.ts";
import { oidcFaults } from "./oidc-faults.ts";
import { portalFaults } from "./portal-faults.ts";
import type { SsoService } from "./sso-call.ts";
import { describeSsoCall, type SsoCircumstances, type SsoFaultRow } from "./sso-call.ts";
import { commonFaults, throttlingFault } from "./sso-faults.ts";

const tables: Readonly<Record<SsoService, readonly SsoFaultRow[]>> = {
  SSO: tableOf("SSO", portalFaults),
  "SSO OIDC": tableOf("SSO OIDC", oidcFaults),
};

/** The particular first; then the network, since a proxy's refusal arrives as an answer too; the general last. */
function tableOf(service: SsoService, own: readonly SsoFaultRow[]): readonly SsoFaultRow[] {
  return [...own, throttlingFault, ...networkFaults<SsoCircumstances>({ service, call: describeSsoCall }), ...commonFaults];
}

/**
 * Says what a fault of IAM Identity Center means to a user, whatever flow it happened in.
 *
 * @internal
 */
export function judgeSsoFault(service: SsoService, fault: Fault, circumstances: SsoCircumstances): CredentialError {
  const { accountId, roleName } = circumstances;
  return judgeByTable(tables[service], fault, circumstances, {
    ...(accountId !== undefined && { accountId }),
    ...(roleName !== undefined && { roleName }),
  });
}
