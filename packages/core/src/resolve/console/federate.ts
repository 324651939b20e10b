import { CredentialError } from "../../errors/credential-error.ts";
import type { Credentials } from "../../model/credentials.ts";
import type { CredentialPlan } from "../../plan/plan.ts";
import { allowedDuration } from "../../plan/policy/duration-policy.ts";
import { checkPolicies } from "../../plan/policy/parameter-limits.ts";
import { sessionName } from "../../plan/policy/session-name.ts";
import { setting } from "../../plan/setting.ts";
import { readList } from "../../profiles/keys/read-keys.ts";
import type { ConsoleRequest } from "../resolver.ts";
import type { RunDeps } from "../run/run-deps.ts";

/** AWS takes no longer name of a federated user. */
const longestName = 32;

/**
 * Gives an IAM user's keys a session that may enter the console. It is asked for again each time: it is no more than a step to the
 * sign-in token, and no one can end it before its time.
 *
 * What the session may do must be said, by flag or by the profile's `session_policy` and `session_policy_arns`: without a policy it
 * may do nothing, and everything is not for this tool to choose.
 *
 * @throws {CredentialError} `USAGE` without a policy, `INVALID_VALUE` and `DURATION_OUT_OF_RANGE` for what AWS would refuse
 * @internal
 */
export async function federate(
  { plan, request, keys }: { readonly plan: CredentialPlan; readonly request: ConsoleRequest; readonly keys: Credentials },
  deps: RunDeps,
): Promise<{ readonly credentials: Credentials; readonly arn: string }> {
  const { profile, endpoint, source } = plan;
  const section = deps.profiles.profiles.get(source.profile ?? "");
  const said = request.policy !== undefined || (request.policyArns ?? []).length > 0;
  const policy = said ? request.policy : setting(section, "session_policy");
  const policyArns = (said ? request.policyArns : section && readList(section, "session_policy_arns")) ?? [];
  if (policy === undefined && policyArns.length === 0) throw needsPolicy(plan);
  checkPolicies(
    policy,
    policyArns,
    (message) => new CredentialError("INVALID_VALUE", `Profile ${profile}: ${message}`, { profile }),
  );
  const asked = request.sessionSeconds ?? request.durationSeconds;
  const durationSeconds =
    asked === undefined ? undefined : allowedDuration("get-federation-token", asked, "directly", { profile }).seconds;
  if (plan.steps.some(({ mfaSerial }) => mfaSerial !== undefined)) {
    deps.logger.warn(
      `The console session of profile ${profile} carries no MFA: GetFederationToken takes no code. A policy that asks for MFA will deny.`,
    );
  }
  const { getFederationToken } = await import("../../sts/get-federation-token.ts");
  deps.logger.progress(`Getting a federated user's session for profile ${profile}`);
  const name = sessionName(undefined, deps.userName).slice(0, longestName);
  return await getFederationToken({ profile, endpoint, credentials: keys, name, durationSeconds, policy, policyArns }, deps);
}

function needsPolicy({ profile, endpoint: { partition } }: CredentialPlan): CredentialError {
  return new CredentialError(
    "USAGE",
    `Profile ${profile} has the keys of an IAM user. A console session of an IAM user needs a policy that says what it can do.`,
    {
      profile,
      hints: [
        `Look around: --policy-arn arn:${partition}:iam::aws:policy/ReadOnlyAccess`,
        `All that the user may do: --policy-arn arn:${partition}:iam::aws:policy/AdministratorAccess`,
        "Or enter as a role: --role-arn ARN",
      ],
    },
  );
}
