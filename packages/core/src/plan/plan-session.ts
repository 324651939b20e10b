import { readInteger } from "../profiles/keys/read-keys.ts";
import type { Profile } from "../profiles/profile.ts";
import { stsEndpoint } from "./endpoint.ts";
import type { GetSessionTokenStep } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { allowedDuration, type DurationOrigin } from "./policy/duration-policy.ts";
import { checkMfaSerial } from "./policy/parameter-limits.ts";
import { regionOf } from "./region.ts";
import { place, setting } from "./setting.ts";
import { environmentName } from "./source/web-identity-source.ts";

/**
 * The session that an IAM user's long-term keys are turned into when the plan ends at them.
 *
 * @param base - the profile that holds the keys; `undefined` when the environment does
 * @internal
 */
export function planSession(base: Profile | undefined, context: PlanContext): GetSessionTokenStep {
  const { request } = context;
  const where =
    base === undefined || request.durationSeconds !== undefined ? { profile: nameOf(base) } : place(base, "duration_seconds");
  const mfaSerial = request.mfaSerial ?? setting(base, "mfa_serial");
  checkMfaSerial(
    mfaSerial,
    base === undefined || request.mfaSerial !== undefined ? { profile: nameOf(base) } : place(base, "mfa_serial"),
  );
  return {
    kind: "get-session-token",
    profile: nameOf(base),
    durationSeconds: allowedDuration(
      "get-session-token",
      request.durationSeconds ?? (base && readInteger(base, "duration_seconds")),
      "directly",
      where,
    ).seconds,
    mfaSerial,
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
  mfa: { readonly serial: string; readonly origin: DurationOrigin | undefined },
  roleArn: string,
  context: PlanContext,
): GetSessionTokenStep {
  checkMfaSerial(mfa.serial, mfa.origin ?? { profile: nameOf(base) });
  return {
    kind: "get-session-token",
    profile: nameOf(base),
    durationSeconds: allowedDuration("get-session-token", undefined, "directly", { profile: nameOf(base) }).seconds,
    mfaSerial: mfa.serial,
    endpoint: sessionEndpoint(base, context, roleArn),
  };
}

function nameOf(base: Profile | undefined): string {
  return base?.name ?? environmentName;
}

function sessionEndpoint(base: Profile | undefined, context: PlanContext, roleArn: string | undefined) {
  const { profiles, environment, request, asked, warnings } = context;
  const region = regionOf(request.region, environment, base, asked);
  return stsEndpoint({ profiles, environment, settingsOf: [base, asked], region, roleArn }, warnings);
}
