import { identityOf, type Principal } from "../identity/principal.ts";
import { listMembers } from "../query/parameters.ts";
import { Violations } from "../query/violations.ts";
import { authorizeAssumeRole } from "./authorize-assume-role.ts";
import { constraints, roleDurations } from "./constraints.ts";
import { credentialsElement } from "./credentials-element.ts";
import { checkMfaParameters, mfaOfCall } from "./mfa-of-call.ts";
import { accountOfRole } from "./role-arn.ts";
import { roleDuration } from "./role-duration.ts";
import { packedPolicySize, readPolicies, sessionPolicies } from "./session-policies.ts";
import { readTags, sessionTags } from "./session-tags.ts";
import type { SignedOperation } from "./sts-world.ts";

/**
 * Checks come in this order: form, MFA code (which is spent even if the call fails later), policies and tags, permission,
 * duration.
 *
 * @internal
 */
export const assumeRole: SignedOperation = (call, world) => {
  const { parameters, caller } = call;
  const violations = new Violations();
  const roleArn = parameters.get("RoleArn");
  const sessionName = parameters.get("RoleSessionName");
  const externalId = parameters.get("ExternalId");
  const requestedIdentity = parameters.get("SourceIdentity");
  violations.text("roleArn", roleArn, constraints.roleArn);
  violations.text("roleSessionName", sessionName, constraints.roleSessionName);
  violations.text("externalId", externalId, constraints.externalId);
  violations.text("sourceIdentity", requestedIdentity, constraints.sourceIdentity);
  checkMfaParameters(parameters, violations);
  const asked = violations.integer("durationSeconds", parameters.get("DurationSeconds"), roleDurations);
  const requestedPolicies = readPolicies(parameters, violations, constraints.unrestrictedPolicy);
  const requestedTags = readTags(parameters, violations);
  violations.count("providedContexts", listMembers(parameters, "ProvidedContexts"), 5);
  violations.throwIfAny();
  const account = accountOfRole(roleArn ?? "");

  const now = world.clock.now();
  const mfaAt = mfaOfCall(call, world);
  const policies = sessionPolicies(requestedPolicies, world.managedPolicies);
  const tagging = sessionTags(requestedTags, caller.session);
  const size = packedPolicySize(requestedPolicies, tagging.tags);
  const sourceIdentity = requestedIdentity ?? caller.session?.sourceIdentity;
  const role = authorizeAssumeRole(
    { caller, roleArn: roleArn ?? "", externalId, mfaAt, now, tagged: tagging.tags.size > 0, sourceIdentity },
    world.directory,
  );
  const seconds = roleDuration(asked, role, caller.session === undefined ? "directly" : "by-chaining");

  const principal: Principal = { kind: "role", roleArn: role.arn, sessionName: sessionName ?? "" };
  const chained = caller.session !== undefined;
  const issued = world.sessions.issue({ principal, account, seconds, ...tagging, sourceIdentity, chained, policies }, now);
  const { arn, userId } = identityOf(principal);
  return {
    Credentials: credentialsElement(issued),
    AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
    PackedPolicySize: size,
    SourceIdentity: sourceIdentity,
  };
};
