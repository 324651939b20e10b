import { accessDenied } from "../errors/aws-fault.ts";
import type { Directory } from "../identity/directory.ts";
import { mayAssume, notAuthorized, refuseIfDenied } from "../identity/permissions.ts";
import { identityOf, type Principal } from "../identity/principal.ts";
import { type Grant, grantsOf, type TrustQuestion } from "../identity/trust.ts";
import { policiesAllow } from "../policy/policy.ts";
import type { WorldPermissions, WorldRole } from "../world/world.ts";

/** @internal */
export interface AssumeRoleQuestion extends TrustQuestion {
  readonly roleArn: string;
  /** Tags are asked for or handed down by the calling session. */
  readonly tagged: boolean;
  /** Asked for or handed down. */
  readonly sourceIdentity: string | undefined;
}

/**
 * Decides whether the caller may assume the role, tag the session and set its source identity.
 *
 * A role that does not exist is refused with the same words as one that does not trust the caller.
 *
 * @throws {AwsFault} `AccessDenied`
 * @internal
 */
export function authorizeAssumeRole(question: AssumeRoleQuestion, directory: Directory): WorldRole {
  const { principal, session } = question.caller;
  const { arn: caller, account } = identityOf(principal);
  if (principal.kind === "user" && principal.user.root === true) {
    throw accessDenied("Roles may not be assumed by root accounts.");
  }
  const attempt = { caller, action: "sts:AssumeRole", resource: question.roleArn };
  const role = directory.role(question.roleArn);
  const permissions = permissionsOf(principal, directory);
  if (role === undefined || permissions === undefined) throw notAuthorized(attempt);
  refuseIfDenied(permissions, attempt);
  const grants = grantsOf(role, question);
  const sameAccount = identityOf({ kind: "role", roleArn: role.arn, sessionName: "" }).account === account;
  const letIn = sameAccount && grants.some((grant) => grant.names === "caller");
  if (grants.length === 0 || !(letIn || mayAssume(permissions, role.arn))) throw notAuthorized(attempt);
  if (session !== undefined && session.policies.length > 0 && !policiesAllow(session.policies, "sts:AssumeRole", role.arn)) {
    throw notAuthorized(attempt, " because no session policy allows the sts:AssumeRole action");
  }
  if (question.tagged) {
    insist(grants, (grant) => grant.statement.tagSession === true, permissions, { ...attempt, action: "sts:TagSession" });
  }
  if (question.sourceIdentity !== undefined) {
    const inherited = session?.sourceIdentity;
    const unchanged = inherited === undefined || inherited === question.sourceIdentity;
    insist(grants, (grant) => unchanged && allowsSourceIdentity(grant, question.sourceIdentity), permissions, {
      ...attempt,
      action: "sts:SetSourceIdentity",
    });
  }
  return role;
}

function permissionsOf(principal: Principal, directory: Directory): WorldPermissions | undefined {
  if (principal.kind === "user") return principal.user;
  // A federated user may call GetCallerIdentity and nothing else.
  return principal.kind === "role" ? directory.role(principal.roleArn) : undefined;
}

function insist(
  grants: readonly Grant[],
  allows: (grant: Grant) => boolean,
  permissions: WorldPermissions,
  attempt: { caller: string; action: string; resource: string },
): void {
  refuseIfDenied(permissions, attempt);
  if (!grants.some(allows)) throw notAuthorized(attempt);
}

function allowsSourceIdentity({ statement }: Grant, sourceIdentity: string | undefined): boolean {
  const { sourceIdentity: allowed } = statement;
  return typeof allowed === "object" ? allowed.some((value) => value === sourceIdentity) : allowed === true;
}
