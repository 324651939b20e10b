import { accessDenied } from "../errors/aws-fault.ts";
import { refuseIfDenied } from "../identity/permissions.ts";
import { identityOf, type Principal } from "../identity/principal.ts";
import { Violations } from "../query/violations.ts";
import { constraints, userDurations } from "./constraints.ts";
import { credentialsElement } from "./credentials-element.ts";
import { packedPolicySize, readPolicies, sessionPolicies } from "./session-policies.ts";
import { readTags, sessionTags } from "./session-tags.ts";
import type { SignedOperation } from "./sts-world.ts";

/**
 * For the long-term keys of users and of root. Root's sessions last an hour at most, whatever was asked.
 *
 * @internal
 */
export const getFederationToken: SignedOperation = ({ parameters, caller }, world) => {
  const { principal, session } = caller;
  const violations = new Violations();
  const name = parameters.get("Name");
  violations.text("name", name, constraints.federatedUserName);
  const asked = violations.integer("durationSeconds", parameters.get("DurationSeconds"), userDurations);
  const policies = readPolicies(parameters, violations, constraints.sessionPolicy);
  const requestedTags = readTags(parameters, violations);
  violations.throwIfAny();
  if (session !== undefined || principal.kind !== "user") {
    throw accessDenied("Cannot call GetFederationToken with session credentials");
  }
  const { user } = principal;
  const partition = world.directory.account(user.account).partition ?? "aws";
  const federated: Principal = { kind: "federated-user", user, name: name ?? "", partition };
  const identity = identityOf(federated);
  refuseIfDenied(user, { caller: principal.arn, action: "sts:GetFederationToken", resource: identity.arn });
  const documents = sessionPolicies(policies, world.managedPolicies);
  const { tags } = sessionTags(requestedTags, undefined);
  if (tags.size > 0) refuseIfDenied(user, { caller: principal.arn, action: "sts:TagSession", resource: identity.arn });
  const size = packedPolicySize(policies, tags);
  const seconds = user.root === true ? Math.min(asked ?? 3600, 3600) : (asked ?? 43_200);
  const issued = world.sessions.issue(
    { principal: federated, account: user.account, seconds, tags, policies: documents },
    world.clock.now(),
  );
  return {
    Credentials: credentialsElement(issued),
    FederatedUser: { FederatedUserId: identity.userId, Arn: identity.arn },
    PackedPolicySize: size ?? 0,
  };
};
