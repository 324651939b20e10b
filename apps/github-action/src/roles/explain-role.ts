import { CredentialError, type CredentialPlan, type Environment, type Secret } from "@aws-temp/core";
import { asCredentialError } from "@aws-temp/core/internal";
import { readClaims } from "../id-token/claims.ts";
import { explainMissing } from "../teach/explain-missing.ts";
import { explainRefusal } from "../teach/explain-refusal.ts";

/**
 * Says for a profile of `roles` what AWS refused, and what the workflow or the role lacks.
 *
 * @param plan - `undefined` when it failed before there was one
 * @param token - the OIDC token that was used last, for what it says of the job
 * @public
 */
export function explainRole(
  thrown: unknown,
  plan: CredentialPlan | undefined,
  { environment, token }: { readonly environment: Environment; readonly token: Secret | undefined },
): CredentialError {
  const error = asCredentialError(thrown);
  if (error.code === "NO_CREDENTIALS" && error.data.line === undefined) return explainMissing(error, environment);
  if (plan === undefined || error.data.awsMessage === undefined) return error;
  const { profile, source, steps } = plan;
  const byToken = source.kind === "web-identity" && (steps.length === 0 || /AssumeRoleWithWebIdentity/.test(error.message));
  const roleArn = byToken ? source.roleArn : steps.findLast((step) => step.kind === "assume-role")?.roleArn;
  const claims = byToken && token !== undefined ? readClaims(token) : undefined;
  const how = !byToken ? "" : source.minted === undefined ? " with web identity token file" : " with OIDC";
  const prefix = `Could not assume role${how} for profile ${profile}`;
  const { code, message, hints, data, cause } = explainRefusal(error, { prefix, roleArn, claims });
  return new CredentialError(code, message, { ...data, profile, hints, cause });
}
