import type { WorldClock } from "../../clock/world-clock.ts";
import type { Directory } from "../../identity/directory.ts";
import type { SessionStore } from "../../identity/session-store.ts";
import type { WorldIdentityCenter } from "../../world/world-identity-center.ts";
import type { AccessDirectory } from "../access-directory.ts";
import { pageOf } from "./page-of.ts";
import { forbidden, invalidPortalRequest, notFound } from "./portal-fault.ts";
import type { PortalSession, PortalSessions } from "./portal-sessions.ts";

/**
 * What the portal's operations work on.
 *
 * @internal
 */
export interface PortalWorld {
  readonly clock: WorldClock;
  readonly instance: WorldIdentityCenter;
  readonly directory: Directory;
  readonly access: AccessDirectory;
  readonly sessions: PortalSessions;
  /** Where role credentials come from. */
  readonly credentials: SessionStore;
}

/** @internal */
export type PortalOperation = (
  call: { readonly query: URLSearchParams; readonly session: PortalSession },
  world: PortalWorld,
) => unknown;

/** Each call gives new credentials, for as long as the permission set says, however old the sign-in is. @internal */
export const getRoleCredentials: PortalOperation = ({ query, session }, { clock, access, credentials }) => {
  const account = accountOf(query, access);
  const role = query.get("role_name") ?? "";
  if (role === "") throw invalidPortalRequest("role_name is missing");
  const found = access.access(session.user, account, role);
  if (found === undefined) throw forbidden();
  const principal = { kind: "role", roleArn: found.roleArn, sessionName: session.user } as const;
  const issued = credentials.issue({ principal, account, seconds: found.seconds }, clock.now());
  return { roleCredentials: { ...issued.credentials, expiration: issued.expiresAt } };
};

/** @internal */
export const listAccounts: PortalOperation = ({ query, session }, { access, directory }) => {
  const { items, nextToken } = pageOf(access.accountsOf(session.user), query, "accounts");
  const accountList = items.map((accountId) => {
    const { name, email } = directory.account(accountId);
    return { accountId, accountName: name, emailAddress: email ?? `aws+${accountId}@example.com` };
  });
  return { nextToken, accountList };
};

/** @internal */
export const listAccountRoles: PortalOperation = ({ query, session }, { access }) => {
  const accountId = accountOf(query, access);
  const roles = access.rolesOf(session.user, accountId);
  if (roles.length === 0) throw forbidden();
  const { items, nextToken } = pageOf(roles, query, `roles of ${accountId}`);
  return { nextToken, roleList: items.map((roleName) => ({ roleName, accountId })) };
};

/** @internal */
export const logout: PortalOperation = ({ session }, { sessions, clock }) => {
  sessions.end(session, clock.now());
  return {};
};

function accountOf(query: URLSearchParams, access: AccessDirectory): string {
  const account = query.get("account_id") ?? "";
  if (!/^\d{12}$/.test(account)) throw invalidPortalRequest("account_id must be twelve digits");
  if (!access.knowsAccount(account)) throw notFound("Account not found");
  return account;
}
