import { formatDuration } from "../model/time/duration.ts";
import { readInteger, readList, readTags } from "../profiles/keys/read-keys.ts";
import type { Profile } from "../profiles/profile.ts";
import { stsEndpoint } from "./endpoint.ts";
import type { AssumeRoleStep, PlanRequest } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { allowedDuration, type DurationOrigin } from "./policy/duration-policy.ts";
import { checkRoleParameters, type RoleKey } from "./policy/parameter-limits.ts";
import { sessionName } from "./policy/session-name.ts";
import { regionOf } from "./region.ts";
import { place, setting } from "./setting.ts";

/**
 * One role of a plan, before it is decided.
 *
 * @internal
 */
export interface RoleInput {
  /** The profile whose `role_arn` it is; for a role of the command line, the profile that it is assumed from. */
  readonly profile: Profile | undefined;
  readonly profileName: string;
  readonly roleArn: string;
  /** What the request says of this role: all of it for the last one, nothing for the others. */
  readonly asked: PlanRequest;
  /** The profile's own role keys count. Not for a role of the command line. */
  readonly ownKeys: boolean;
  readonly reached: "directly" | "by-chaining";
  /** The device whose code goes with this very call. */
  readonly mfaSerial: string | undefined;
  /** Where that is; `undefined` when a flag says it. */
  readonly mfaOrigin?: DurationOrigin | undefined;
  /** Said when the duration had to be cut, after "…: ". */
  readonly whyChained: string;
}

/**
 * Decides one AssumeRole call entirely, and checks it against what AWS would refuse.
 *
 * @internal
 */
export function planRole(input: RoleInput, context: PlanContext): AssumeRoleStep {
  const { profile, asked } = input;
  const keys = input.ownKeys ? profile : undefined;
  const own = (key: string) => setting(keys, key);
  const here = { profile: input.profileName };
  const duration = asked.durationSeconds ?? (keys && readInteger(keys, "duration_seconds"));
  const whereDuration = asked.durationSeconds === undefined && keys !== undefined ? place(keys, "duration_seconds") : here;
  const allowed = allowedDuration("assume-role", duration, input.reached, whereDuration);
  if (allowed.clamped) {
    context.warnings.push({
      code: "DURATION_CLAMPED",
      message: `The role ${input.roleArn} gets 1 h instead of the requested ${formatDuration(duration ?? 0)}: ${input.whyChained}`,
      ...whereDuration,
    });
  }
  const step: AssumeRoleStep = {
    kind: "assume-role",
    profile: input.profileName,
    roleArn: input.roleArn,
    roleSessionName: sessionName(asked.roleSessionName ?? own("role_session_name"), context.userName),
    durationSeconds: allowed.seconds,
    mfaSerial: input.mfaSerial,
    externalId: asked.externalId ?? own("external_id"),
    sourceIdentity: asked.sourceIdentity ?? own("source_identity"),
    policy: asked.policy ?? own("session_policy"),
    policyArns: asked.policyArns ?? (keys ? readList(keys, "session_policy_arns") : []),
    tags: asked.tags ?? (keys ? readTags(keys, "session_tags") : {}),
    transitiveTagKeys: asked.transitiveTagKeys ?? (keys ? readList(keys, "transitive_session_tags") : []),
    endpoint: stsEndpoint(
      {
        profiles: context.profiles,
        environment: context.environment,
        settingsOf: [profile, context.asked],
        region: regionOf(context.request.region, context.environment, profile, context.asked),
        roleArn: input.roleArn,
      },
      context.warnings,
    ),
  };
  checkRoleParameters(step, (key) => {
    if (key === "mfa_serial") return input.mfaOrigin ?? here;
    // What a flag decided stands in no line.
    return keys === undefined || isAsked(key, asked) ? here : place(keys, key);
  });
  return step;
}

const flagsOf: Readonly<Record<Exclude<RoleKey, "mfa_serial" | "role_arn">, keyof PlanRequest>> = {
  role_session_name: "roleSessionName",
  external_id: "externalId",
  source_identity: "sourceIdentity",
  session_policy: "policy",
  session_policy_arns: "policyArns",
  session_tags: "tags",
};

function isAsked(key: Exclude<RoleKey, "mfa_serial">, asked: PlanRequest): boolean {
  if (key === "role_arn") return false;
  return asked[flagsOf[key]] !== undefined || (key === "session_tags" && asked.transitiveTagKeys !== undefined);
}
