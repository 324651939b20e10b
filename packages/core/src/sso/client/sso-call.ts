import type { CallCircumstances, FaultRow } from "../../network/faults/fault.ts";

/**
 * The operations of IAM Identity Center that aws-temp calls.
 *
 * @internal
 */
export type SsoOperation =
  | "RegisterClient"
  | "StartDeviceAuthorization"
  | "CreateToken"
  | "GetRoleCredentials"
  | "ListAccounts"
  | "ListAccountRoles"
  | "Logout";

/**
 * What a call is for, as its faults are judged and said.
 *
 * @internal
 */
export interface SsoPurpose {
  readonly operation: SsoOperation;
  readonly profile: string | undefined;
  /** The session as a sentence names it. */
  readonly session: string;
  readonly accountId?: string | undefined;
  readonly roleName?: string | undefined;
}

/** @internal */
export interface SsoCircumstances extends SsoPurpose, CallCircumstances {
  readonly profile: string | undefined;
}

/**
 * The call as a sentence names it: `GetRoleCredentials of Admin in 111122223333 for profile dev`.
 *
 * @internal
 */
export function describeSsoCall({ operation, profile, session, accountId, roleName }: SsoPurpose): string {
  const of = roleName === undefined ? "" : ` of ${roleName}`;
  const where = accountId === undefined ? "" : ` in ${accountId}`;
  return `${operation}${of}${where} for ${profile === undefined ? session : `profile ${profile}`}`;
}

/** @internal */
export type SsoFaultRow = FaultRow<SsoCircumstances>;

/**
 * The services of IAM Identity Center, by the ids that the SDKs give them: the portal and the sign-in service.
 *
 * @internal
 */
export type SsoService = "SSO" | "SSO OIDC";
