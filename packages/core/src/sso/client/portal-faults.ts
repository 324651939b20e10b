import { typedProfileFlag } from "../../model/typed-word.ts";
import type { Fault } from "../../network/faults/fault.ts";
import { describeSsoCall, type SsoFaultRow } from "./sso-call.ts";
import { loginCommand } from "./sso-faults.ts";

/** Some refusals carry no type that the SDK knows, so the status speaks; a proxy's answer in AWS's place does not count. */
const statusIs =
  (status: number) =>
  (fault: Fault, { proxy }: { readonly proxy: string | undefined }) =>
    fault.status === status && (fault.origin === "aws" || (fault.origin === "garbled" && proxy === undefined));

/**
 * Whether the portal does not take the access token: expired, revoked, or of another instance.
 *
 * @internal
 */
export function isTokenRejected({ code, status }: Fault): boolean {
  return status === 401 || code === "UnauthorizedException";
}

/**
 * How the portal refuses. Source: aws-facts.md §8; the 403 of a role that is not assigned is in no model.
 *
 * @internal
 */
export const portalFaults: readonly SsoFaultRow[] = [
  {
    code: "SIGN_IN_NEEDED",
    when: isTokenRejected,
    message: (_, c) => `AWS does not take the sign-in to ${c.session} any more: it has expired or was revoked.`,
    hints: (_, c) => [`Sign in again: ${loginCommand(c)}`],
  },
  {
    code: "ROLE_NOT_ASSIGNED",
    when: (fault, c) => c.operation === "GetRoleCredentials" && (statusIs(403)(fault, c) || statusIs(404)(fault, c)),
    message: (_, c) =>
      `IAM Identity Center does not give you the role ${c.roleName} in the account ${c.accountId}${
        c.profile === undefined ? "" : `, which profile ${c.profile} asks for`
      }.`,
    hints: (_, c) => [
      `See what you are given: aws-temp sso roles${c.profile === undefined ? "" : ` ${typedProfileFlag(c.profile)}`}`,
      "Correct sso_account_id and sso_role_name, or ask the administrator of IAM Identity Center for an assignment. It works at once.",
    ],
  },
  {
    code: "ACCESS_DENIED",
    when: (fault, c) => statusIs(403)(fault, c) || statusIs(404)(fault, c),
    message: (_, c) => `AWS refuses ${describeSsoCall(c)}: the account is not there, or not assigned to you.`,
    hints: () => ["See what you are given: aws-temp sso accounts"],
  },
  {
    code: "INVALID_VALUE",
    when: ({ origin, code }) => origin === "aws" && code === "InvalidRequestException",
    message: (fault, c) => `${describeSsoCall(c)}: AWS refuses a value: ${fault.message}`,
    hints: () => ["Check sso_account_id (twelve digits) and sso_role_name (the permission set's name)."],
  },
];
