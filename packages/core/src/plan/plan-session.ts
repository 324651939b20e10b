import type { Profile } from "../profiles/profile.ts";
import { readInteger } from "../profiles/read-keys.ts";
import { allowedDuration } from "./duration-policy.ts";
import { stsEndpoint } from "./endpoint.ts";
import type { GetSessionTokenStep } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { regionOf } from "./region.ts";
import { place, setting } from "./setting.ts";
import { environmentName } from "./web-identity-source.ts";

/**
 * The session that an IAM user's long-term keys are turned into when the plan ends at them.
 *
 * @param base - the profile that holds the keys; `undefined` when the environment does
 * @internal
 */
export function planSession(base: Profile | undefined, context: PlanContext): GetSessionTokenStep {
  const { request } = context;
  const where = base === undefined ? { profile: environmentName } : place(base, "duration_seconds");
  return {
    kind: "get-session-token",
    profile: base?.name ?? environmentName,
    durationSeconds: allowedDuration(
      "get-session-token",
      request.durationSeconds ?? (base && readInteger(base, "duration_seconds")),
      "directly",
      where,
    ).seconds,
    mfaSerial: request.mfaSerial ?? setting(base, "mfa_serial"),
    endpoint: sessionEndpoint(base, context, undefined),
  };
}

/**
 * The session with MFA that all roles of one user and device share: always of the same twelve hours, so that every role finds
 * the same one in the cache.
 *
 * @internal
 */
export function planSharedSession(
  base: Profile | undefined,
  mfaSerial: string,
  roleArn: string,
  context: PlanContext,
): GetSessionTokenStep {
  return {
    kind: "get-session-token",
    profile: base?.name ?? environmentName,
    durationSeconds: allowedDuration("get-session-token", undefined, "directly", { profile: base?.name ?? environmentName })
      .seconds,
    mfaSerial,
    endpoint: sessionEndpoint(base, context, roleArn),
  };
}

function sessionEndpoint(base: Profile | undefined, context: PlanContext, roleArn: string | undefined) {
  const { profiles, environment, request, asked, warnings } = context;
  const region = regionOf(request.region, environment, base, asked);
  return stsEndpoint({ profiles, environment, settingsOf: [base, asked], region, roleArn }, warnings);
}
