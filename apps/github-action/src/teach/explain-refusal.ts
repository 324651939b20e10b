import { CredentialError } from "@aws-temp/core";
import type { Claims } from "../id-token/claims.ts";
import { trustCondition } from "./trust-condition.ts";

/**
 * The call that failed.
 *
 * @public
 */
export interface RefusedCall {
  /** What is said first, as aws-actions/configure-aws-credentials says it; empty for GetCallerIdentity. */
  readonly prefix: string;
  readonly roleArn: string | undefined;
  /** Of the token that the role was to be assumed with, if with one. */
  readonly claims: Claims | undefined;
}

/**
 * Says what AWS or the way to it refused, in AWS's words first, and then what the workflow or the role lacks.
 *
 * @public
 */
export function explainRefusal(error: CredentialError, { prefix, roleArn, claims }: RefusedCall): CredentialError {
  const words = error.data.awsMessage ?? error.message;
  const { cause, data } = error;
  return new CredentialError(error.code, prefix === "" ? words : `${prefix}: ${words}`, {
    ...data,
    cause,
    hints: [...(roleArn === undefined ? [] : [`The role is ${roleArn}.`]), ...hintsOf(error, claims)],
  });
}

function hintsOf(error: CredentialError, claims: Claims | undefined): readonly string[] {
  switch (error.code) {
    case "ACCESS_DENIED":
      if (/explicit deny/i.test(error.data.awsMessage ?? "")) return [denyHint(error.data.awsMessage ?? "")];
      return claims === undefined ? deniedHints(error) : [trustHint, ...trustCondition(claims)];
    case "WEB_IDENTITY_REJECTED":
      return [providerHint, ...trustCondition(claims ?? {})];
    case "CHAINING_LIMIT":
      return [
        "Set role-duration-seconds to 3600 or less: a role that is assumed with a role's credentials lasts one hour at most.",
      ];
    case "ROLE_DURATION_EXCEEDED":
      return ["Set role-duration-seconds to less, or raise the role's maximum session duration."];
    case "POLICY_REFUSED":
      if (/syntax|malformed|invalid/i.test(error.data.awsMessage ?? "")) {
        return [
          "Correct inline-session-policy: AWS cannot read it as a policy. IAM Access Analyzer names the mistake: aws accessanalyzer validate-policy",
        ];
      }
      return ["Shorten inline-session-policy, managed-session-policies or custom-tags; or set role-skip-session-tagging: true."];
    case "KEYS_UNKNOWN":
    case "SIGNATURE_MISMATCH":
      return [
        "Check the secrets in aws-access-key-id, aws-secret-access-key and aws-session-token: all of one key, copied whole.",
      ];
    case "KEYS_EXPIRED":
      return ["Renew the credentials that the step starts from."];
    case "REGION_DISABLED":
      return ["Set aws-region to a region that is enabled in the account."];
    default:
      return error.class === "network" || error.code === "CLOCK_SKEW" ? error.hints : [];
  }
}

/** The kinds of policies that AWS names in its message. */
function denyHint(words: string): string {
  const policy = /explicit deny in an? ([a-z ]+ policy)/i.exec(words)?.[1];
  return policy === undefined
    ? "Find the Deny statement in the policies of the caller, the role or the organization; no Allow outweighs it."
    : `Find the Deny statement in the ${policy}; no Allow outweighs it, so the trust policy is not the problem.`;
}

const trustHint =
  "Check that the role exists, and that its trust policy allows sts:AssumeRoleWithWebIdentity to the token's issuer and subject, letter by letter.";

const providerHint = "Check that the account has an OIDC identity provider for the token's issuer, with its audience listed.";

function deniedHints({ data }: CredentialError): readonly string[] {
  const words = data.awsMessage ?? "";
  if (/sts:TagSession/.test(words)) {
    return ["Allow sts:TagSession beside sts:AssumeRole in the role's trust policy, or set role-skip-session-tagging: true."];
  }
  return [
    "Check that the role exists, that its trust policy names the caller, and that the caller's own policy allows sts:AssumeRole on it.",
    "If the trust policy asks for an external id, set role-external-id to that very value.",
    "Session tags also need sts:TagSession in the trust policy; without them: role-skip-session-tagging: true.",
  ];
}
