import type { CredentialPlan } from "@aws-temp/core";
import { describeSource } from "@aws-temp/core/plan";
import type { CallerIdentity } from "@aws-temp/core/sessions";
import type { WhoamiJson } from "@aws-temp/core/views";
import type { Colours } from "./text/colours.ts";

/** An identity and the plan that led to it. */
type Identity = CallerIdentity & {
  readonly plan: CredentialPlan;
  /** The profile that the environment's own keys came from, where that is known. */
  readonly environmentProfile: string | undefined;
};

/** An identity as `--json` prints it. */
export function whoamiJson({ accountId, arn, userId, plan, environmentProfile }: Identity): WhoamiJson {
  return {
    account: accountId,
    arn,
    userId,
    profile: plan.profile,
    environmentProfile: environmentProfile ?? null,
    region: plan.region ?? null,
    source: { kind: plan.source.kind, profile: plan.source.profile ?? null },
  };
}

/** An identity for people. */
export function whoamiLines({ accountId, arn, userId, plan, environmentProfile }: Identity, colours: Colours): string[] {
  const line = (label: string, value: string) => `${colours.dim(label.padEnd(9))}${value}`;
  const profile = environmentProfile ?? plan.profile;
  return [
    line("Account", accountId),
    line("ARN", colours.bold(arn)),
    line("User id", userId),
    line("Profile", plan.region === undefined ? profile : `${profile} (${plan.region})`),
    line("Source", describeSource(plan.source)),
  ];
}
