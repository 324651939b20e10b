import { type ConsoleCredentials, consoleSessionSeconds } from "../../console/session-duration.ts";
import { CredentialError } from "../../errors/credential-error.ts";
import { parseArn } from "../../model/arn.ts";
import type { Credentials } from "../../model/credentials.ts";
import type { CredentialPlan, PlanRequest } from "../../plan/plan.ts";
import { isLongTerm } from "../../plan/plan-steps.ts";
import type { ConsoleRequest } from "../resolver.ts";
import type { CacheUse } from "../run/cache-use.ts";
import { callerOf } from "../run/identify.ts";
import type { RunDeps } from "../run/run-deps.ts";
import { runPlan } from "../run/run-plan.ts";
import { runSource } from "../run/run-source.ts";
import { federate } from "./federate.ts";

/**
 * Credentials that may enter the console, and what is known of them.
 *
 * @internal
 */
export interface ConsoleSource {
  readonly plan: CredentialPlan;
  readonly credentials: Credentials;
  readonly kind: ConsoleCredentials;
  /** They were obtained for this very session, and last as long as it was asked to. */
  readonly made: boolean;
  readonly arn: string | undefined;
}

/**
 * Obtains credentials that AWS lets into the console: those of a role as they are; an IAM user's keys by GetFederationToken, as the
 * session that GetSessionToken gives is not let in.
 *
 * @param plan - decides, and warns
 * @throws {CredentialError}
 * @internal
 */
export async function consoleCredentials(
  request: ConsoleRequest,
  cacheUse: CacheUse,
  plan: (request: PlanRequest) => Promise<CredentialPlan>,
  deps: RunDeps,
): Promise<ConsoleSource> {
  // What the policies narrow is known once the plan is: a role's session, or a federated user's.
  const bare = await plan({ ...request, policy: undefined, policyArns: undefined });
  const hasRole = bare.steps.some(({ kind }) => kind === "assume-role");
  const program = !hasRole && bare.source.kind === "process";
  const userKeys = !hasRole && isLongTerm(bare.source);
  // No one types a code, nor signs in, for a duration that cannot be. A program may turn out to give a user's keys.
  consoleSessionSeconds(request.sessionSeconds, userKeys || program ? "federated-user" : "temporary");
  if (userKeys) {
    return await federated(bare, request, (await runSource(bare.source, cacheUse, deps)).credentials, deps);
  }
  const decided = program ? bare : await plan(request);
  const { credentials, arn } = await runPlan(decided, cacheUse, deps);
  const kind = kindOf(decided);
  if (kind !== undefined) return { plan: decided, credentials, kind, arn, made: false };
  const caller = (await callerOf(credentials, decided.endpoint, decided.profile, deps)).arn;
  const resource = parseArn(caller)?.resource ?? "";
  if (program && isUser(resource)) {
    const keys = await runSource(decided.source, cacheUse, deps);
    if (keys.credentials.sessionToken === undefined) return await federated(decided, request, keys.credentials, deps);
  }
  if (isUser(resource) && decided.source.kind !== "login") throw sessionOfUser(decided.profile, caller);
  if (program && (request.policy !== undefined || (request.policyArns ?? []).length > 0)) {
    throw new CredentialError(
      "INVALID_VALUE",
      `Profile ${decided.profile} gives credentials that a policy can no longer limit.`,
      {
        profile: decided.profile,
        hints: ["Leave --policy and --policy-arn away, or name a role with --role-arn."],
      },
    );
  }
  return {
    plan: decided,
    credentials,
    kind: resource.startsWith("federated-user/") ? "federated-user" : "temporary",
    arn: caller,
    made: false,
  };
}

async function federated(
  plan: CredentialPlan,
  request: ConsoleRequest,
  keys: Credentials,
  deps: RunDeps,
): Promise<ConsoleSource> {
  return { plan, ...(await federate({ plan, request, keys }, deps)), kind: "federated-user", made: true };
}

/** `undefined` where only AWS can tell. */
function kindOf({ source, steps }: CredentialPlan): ConsoleCredentials | undefined {
  const roles = steps.filter(({ kind }) => kind === "assume-role").length;
  if (roles > 0) {
    if (steps.length === 1 && source.kind === "process") return "temporary";
    return steps.length === 1 && isLongTerm(source) ? "role" : "chained-role";
  }
  if (source.kind === "sso" || source.kind === "web-identity") return "role";
  return source.kind === "container" || source.kind === "instance" ? "temporary" : undefined;
}

function isUser(resource: string): boolean {
  return resource.startsWith("user/") || resource === "root";
}

function sessionOfUser(profile: string, arn: string): CredentialError {
  return new CredentialError(
    "INVALID_VALUE",
    `Profile ${profile} gives a session of ${arn} (GetSessionToken), which AWS does not accept for the console.`,
    { profile, hints: ["Assume a role with it: --role-arn ARN", "Or pass the profile that has the keys of the IAM user."] },
  );
}
