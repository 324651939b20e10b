import { accessDenied } from "../errors/aws-fault.ts";
import type { Directory } from "../identity/directory.ts";
import { identityOf, type Principal } from "../identity/principal.ts";
import { tokenSession } from "../oidc/token-session.ts";
import { verifyWebIdentity, type WebIdentity } from "../oidc/verify-web-identity.ts";
import { matchesPattern } from "../policy/matches-pattern.ts";
import { Violations } from "../query/violations.ts";
import type { TrustStatement } from "../world/world.ts";
import { constraints, roleDurations } from "./constraints.ts";
import { credentialsElement } from "./credentials-element.ts";
import { accountOfRole } from "./role-arn.ts";
import { roleDuration } from "./role-duration.ts";
import { packedPolicySize, readPolicies, sessionPolicies } from "./session-policies.ts";
import { sessionTags } from "./session-tags.ts";
import type { UnsignedOperation } from "./sts-world.ts";

/** @internal */
export const assumeRoleWithWebIdentity: UnsignedOperation = ({ parameters }, world) => {
  const violations = new Violations();
  const roleArn = parameters.get("RoleArn");
  const sessionName = parameters.get("RoleSessionName");
  const token = parameters.get("WebIdentityToken");
  violations.text("roleArn", roleArn, constraints.roleArn);
  violations.text("roleSessionName", sessionName, constraints.roleSessionName);
  violations.text("providerId", parameters.get("ProviderId"), constraints.providerId);
  violations.text("webIdentityToken", token, constraints.webIdentityToken);
  const asked = violations.integer("durationSeconds", parameters.get("DurationSeconds"), roleDurations);
  const requestedPolicies = readPolicies(parameters, violations, constraints.sessionPolicy);
  violations.throwIfAny();
  const account = accountOfRole(roleArn ?? "");

  const now = world.clock.now();
  const { directory, issuers } = world;
  const providerOf = (issuer: string) => directory.provider(account, issuer);
  const identity = verifyWebIdentity(token ?? "", { providerOf, issuers, now });
  const policies = sessionPolicies(requestedPolicies, world.managedPolicies);
  const fromToken = tokenSession(identity.claims);
  const tagging = sessionTags(fromToken, undefined);
  const size = packedPolicySize(requestedPolicies, tagging.tags);
  const { sourceIdentity } = fromToken;
  const role = directory.role(roleArn ?? "");
  const trusted = role?.trust.some(
    (statement) =>
      trusts(statement, identity, directory) &&
      (tagging.tags.size === 0 || statement.tagSession === true) &&
      (sourceIdentity === undefined ||
        [statement.sourceIdentity].flat().some((allowed) => allowed === true || allowed === sourceIdentity)),
  );
  if (role === undefined || !trusted) throw accessDenied("Not authorized to perform sts:AssumeRoleWithWebIdentity");
  const seconds = roleDuration(asked, role, "directly");

  const principal: Principal = { kind: "role", roleArn: role.arn, sessionName: sessionName ?? "" };
  const issued = world.sessions.issue({ principal, account, seconds, ...tagging, sourceIdentity, policies }, now);
  const { arn, userId } = identityOf(principal);
  return {
    SubjectFromWebIdentityToken: identity.subject,
    Audience: identity.audience,
    AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
    Credentials: credentialsElement(issued),
    Provider: providerArn(identity, directory),
    PackedPolicySize: size,
    SourceIdentity: sourceIdentity,
  };
};

function trusts(statement: TrustStatement, identity: WebIdentity, directory: Directory): boolean {
  const { principals, audiences, subjects } = statement;
  return (
    principals.includes(providerArn(identity, directory)) &&
    (audiences === undefined || audiences.includes(identity.audience)) &&
    (subjects === undefined || subjects.some((pattern) => matchesPattern(pattern, identity.subject)))
  );
}

function providerArn({ provider }: WebIdentity, directory: Directory): string {
  const partition = directory.account(provider.account).partition ?? "aws";
  return `arn:${partition}:iam::${provider.account}:oidc-provider/${provider.issuer.replace(/^https:\/\//, "")}`;
}
