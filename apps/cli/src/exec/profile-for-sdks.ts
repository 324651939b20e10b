import { CredentialError, type CredentialPlan, type PlanRequest } from "@aws-temp/core";
import { typedProfile } from "@aws-temp/core/internal";
import { classifyProfile } from "@aws-temp/core/plan";
import type { CredentialFlags } from "../flags/credential-flags.ts";
import { planFlags } from "../flags/credential-flags.ts";
import { cacheUse } from "../flags/values/plan-request.ts";
import type { Session } from "../session.ts";

/** A profile that a program can resolve by itself. */
interface SdkProfile {
  readonly profile: string;
  readonly region: string | undefined;
}

/**
 * The profile that `--as-profile` names to a program: the one asked for, if the AWS SDKs get the same credentials out of it as we
 * do. Where they do not (they ask for no MFA code, and know no session tags), it is the `credential_process` over it that
 * `configure process` wrote. What a user must do for it, such as a sign-in, is done now.
 *
 * @throws {CredentialError} `USAGE` when no profile does, or when flags ask for what a profile's name cannot say
 */
export async function profileForSdks(request: PlanRequest, flags: CredentialFlags, { resolver }: Session): Promise<SdkProfile> {
  refusePlanFlags(flags);
  const plan = await resolver.plan(request);
  const { profile, region } = plan;
  const obstacle = obstacleForSdks(plan);
  if (obstacle === undefined) {
    // The session of a sign-in is shared with the SDKs; everything else they obtain by themselves.
    if (plan.source.kind === "sso" || plan.source.kind === "login") await resolver.resolve(request, cacheUse(flags));
    return { profile, region };
  }
  const stand = (await resolver.profiles()).profiles.get(`${profile}-temporary`);
  if (stand === undefined || classifyProfile(stand) !== "process") {
    throw new CredentialError("USAGE", `Profile ${profile} ${obstacle}, so its name alone is of no use to a program.`, {
      profile,
      hints: [
        `Make a profile that is: aws-temp configure process ${typedProfile(profile)}`,
        `Or hand over the credentials: aws-temp exec ${typedProfile(profile)} -- …, for long runs with --server`,
      ],
    });
  }
  await resolver.resolve(request, cacheUse(flags));
  return { profile: stand.name, region };
}

function obstacleForSdks({ steps }: CredentialPlan): string | undefined {
  if (steps.some(({ mfaSerial }) => mfaSerial !== undefined)) return "needs an MFA code, for which the AWS SDKs do not ask";
  const roles = steps.filter((step) => step.kind === "assume-role");
  const special = roles.some(
    ({ tags, policy, policyArns, sourceIdentity }) =>
      Object.keys(tags).length > 0 || policy !== undefined || policyArns.length > 0 || sourceIdentity !== undefined,
  );
  return special ? "has session tags, a session policy or a source identity, which the AWS SDKs do not know" : undefined;
}

function refusePlanFlags(flags: CredentialFlags): void {
  const shaping = Object.keys(planFlags).filter((name) => name !== "profile" && name !== "region") as (keyof CredentialFlags)[];
  const given = shaping.find((name) => flags[name] !== undefined);
  if (given !== undefined) {
    throw new CredentialError("USAGE", `--${given} shapes credentials, and --as-profile hands over none.`, {
      hints: ["Leave one of them away."],
    });
  }
}
