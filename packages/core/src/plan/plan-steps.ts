import { readInteger } from "../profiles/keys/read-keys.ts";
import type { Profile } from "../profiles/profile.ts";
import type { PlanRequest, PlanSource, PlanStep } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { planRole } from "./plan-role.ts";
import { planSession, planSharedSession } from "./plan-session.ts";
import { withoutInherited } from "./policy/inherited-tags.ts";
import { mfaPlan } from "./policy/mfa-policy.ts";
import { unusedDevice } from "./policy/unused-device.ts";
import { place, setting } from "./setting.ts";
import { environmentName } from "./source/web-identity-source.ts";

/** A role to be assumed, the first of the chain first. */
interface RoleToAssume {
  readonly profile: Profile | undefined;
  readonly roleArn: string;
  /** `false` for the role of the command line. */
  readonly ownKeys: boolean;
}

/**
 * Decides the steps that follow the source: a session for long-term keys, roles in their order, and where an MFA code is spent.
 *
 * @param base - the profile at the bottom of the chain; `undefined` when the environment is the source
 * @param chained - the profiles whose roles are assumed, the first to be assumed first
 * @internal
 */
export function planSteps(
  source: PlanSource,
  base: Profile | undefined,
  chained: readonly Profile[],
  context: PlanContext,
): PlanStep[] {
  const { request } = context;
  const roles: RoleToAssume[] = chained.map((profile) => ({
    profile,
    roleArn: setting(profile, "role_arn") ?? "",
    ownKeys: true,
  }));
  if (request.roleArn !== undefined) {
    roles.push({ profile: context.asked, roleArn: request.roleArn, ownKeys: false });
  }
  const [first, ...others] = roles;
  if (first === undefined) {
    return isLongTerm(source) ? [planSession(base, context)] : [];
  }
  const steps = firstSteps(first, others.length === 0, source, base, context);
  const serial = steps.find((step) => step.mfaSerial !== undefined)?.mfaSerial;
  others.forEach((role, index) => {
    const unused = role.ownKeys ? setting(role.profile, "mfa_serial") : undefined;
    if (role.profile && unused !== undefined && unused !== serial) {
      context.warnings.push(ignoredDevice(role.profile, "its role is reached from another role, which has no MFA device"));
    }
    steps.push(
      planRole(
        {
          ...role,
          profileName: role.profile?.name ?? environmentName,
          asked: askedOf(index === others.length - 1, request),
          reached: "by-chaining",
          mfaSerial: undefined,
          whyChained: "it is reached from another role, and AWS caps chained roles at one hour.",
        },
        context,
      ),
    );
  });
  return withoutInherited(steps);
}

function firstSteps(
  role: RoleToAssume,
  last: boolean,
  source: PlanSource,
  base: Profile | undefined,
  context: PlanContext,
): PlanStep[] {
  const { request } = context;
  const asked = askedOf(last, request);
  const input = { ...role, profileName: role.profile?.name ?? environmentName, asked };
  const own = setting(role.profile, "mfa_serial");
  const serial = request.mfaSerial ?? own ?? (request.mfaOn && setting(base, "mfa_serial"));
  const holder = request.mfaSerial === undefined ? (own === undefined ? base : role.profile) : undefined;
  const mfaOrigin = holder && place(holder, "mfa_serial");
  if (!isLongTerm(source)) {
    return [planRole({ ...input, mfaOrigin, ...fromTemporary(source, role, serial, context) }, context)];
  }
  const direct = { ...input, mfaOrigin, reached: "directly", whyChained: "" } as const;
  if (serial === undefined) {
    const unused = unusedDevice(role.profile, base);
    if (unused !== undefined) context.reasons.push(unused);
    return [planRole({ ...direct, mfaSerial: undefined }, context)];
  }
  const seconds =
    asked.durationSeconds ?? (role.ownKeys && role.profile ? readInteger(role.profile, "duration_seconds") : undefined);
  const plan = mfaPlan({ asked: seconds, last, override: request.mfaOn });
  context.reasons.push(plan.reason);
  if (plan.on === "role") {
    return [planRole({ ...direct, mfaSerial: serial }, context)];
  }
  const session = planSharedSession(base, { serial, origin: mfaOrigin }, role.roleArn, context);
  const whyChained = "it is assumed with a shared MFA session, whose roles AWS caps at one hour; --mfa-on role lifts that.";
  return [session, planRole({ ...input, reached: "by-chaining", mfaSerial: undefined, whyChained }, context)];
}

/** How the first role is reached when the source is not an IAM user's own keys. */
function fromTemporary(source: PlanSource, role: RoleToAssume, serial: string | undefined, context: PlanContext) {
  const whyChained = "it is assumed with temporary credentials, and AWS caps such roles at one hour.";
  const mayBelongToUser = source.kind === "process" || source.kind === "temporary" || source.kind === "environment";
  if (serial !== undefined && !mayBelongToUser && role.profile) {
    context.warnings.push(
      ignoredDevice(role.profile, "the credentials that it is assumed with belong to a role, which has no MFA device"),
    );
  }
  const mfaSerial = mayBelongToUser ? serial : undefined;
  if (source.kind === "process" && mfaSerial !== undefined) {
    context.reasons.push(
      "The MFA code goes to the role itself: only long-term keys make a shared session, and a credential_process does not say what it yields.",
    );
  }
  // A program that goes with an MFA device hands out a user's long-term keys: a role's credentials could not use the device.
  const reached: "directly" | "by-chaining" = source.kind === "process" && mfaSerial !== undefined ? "directly" : "by-chaining";
  return { reached, mfaSerial, whyChained };
}

function ignoredDevice(profile: Profile, why: string) {
  return {
    code: "MFA_IGNORED",
    message: `mfa_serial of profile ${profile.name} is not used: ${why}.`,
    ...place(profile, "mfa_serial"),
  };
}

function askedOf(last: boolean, request: PlanRequest): PlanRequest {
  return last ? request : {};
}

/** Whether a source yields an IAM user's long-term keys. What a program yields is known only once it has run. */
export function isLongTerm(source: PlanSource): boolean {
  return source.kind === "static" || (source.kind === "environment" && !source.temporary);
}
