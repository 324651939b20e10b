import { accessDenied } from "../errors/aws-fault.ts";
import { matchesPattern } from "../policy/matches-pattern.ts";
import type { WorldPermissions } from "../world/world.ts";

/**
 * Who wants to do what, for the message that refuses it.
 *
 * @internal
 */
export interface Attempt {
  /** ARN of the caller. */
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
}

/**
 * AWS's refusal of an action, with its reason when AWS would tell one.
 *
 * @internal
 */
export function notAuthorized(attempt: Attempt, reason = ""): Error {
  const { caller, action, resource } = attempt;
  return accessDenied(`User: ${caller} is not authorized to perform: ${action} on resource: ${resource}${reason}`);
}

/**
 * Whether the identity's own policy denies an action explicitly.
 *
 * @internal
 */
export function isDenied(permissions: WorldPermissions, action: string): boolean {
  return permissions.deny?.some((pattern) => matchesPattern(pattern.toLowerCase(), action.toLowerCase())) ?? false;
}

/**
 * @throws {AwsFault} `AccessDenied` when the identity's own policy denies the action explicitly
 * @internal
 */
export function refuseIfDenied(permissions: WorldPermissions, attempt: Attempt): void {
  if (isDenied(permissions, attempt.action)) {
    throw notAuthorized(attempt, " with an explicit deny in an identity-based policy");
  }
}

/**
 * Whether the identity's own policy lets it assume a role.
 *
 * @internal
 */
export function mayAssume(permissions: WorldPermissions, roleArn: string): boolean {
  const allowed = permissions.mayAssume ?? "*";
  return allowed === "*" || allowed.some((pattern) => matchesPattern(pattern, roleArn));
}
