import { buildPlan } from "../../src/plan/build-plan.ts";
import type { CredentialPlan, PlanRequest } from "../../src/plan/plan.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";

/** What a plan is made from in the tests of planning. */
export interface PlanCase {
  readonly config?: string;
  readonly credentials?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly request?: PlanRequest;
}

export function planOf({ config = "", credentials = "", environment = {}, request = {} }: PlanCase): CredentialPlan {
  return buildPlan({ profiles: parseProfiles({ config, credentials }), environment, userName: "eve", request });
}

export const keysOf = (profile: string) =>
  `[${profile}]\naws_access_key_id = AKIA${profile.toUpperCase()}\naws_secret_access_key = secret-of-${profile}\n`;

export const roleArn = "arn:aws:iam::444455556666:role/Admin";
export const otherArn = "arn:aws:iam::444455556666:role/Deploy";
export const serial = "arn:aws:iam::111122223333:mfa/eve";
export const role = (name: string, keys: Record<string, string>) =>
  `[profile ${name}]\nrole_arn = ${roleArn}\n${Object.entries(keys)
    .map(([key, value]) => `${key} = ${value}\n`)
    .join("")}`;

export const shape = (plan: CredentialPlan) => [
  plan.source.kind,
  ...plan.steps.map((step) => `${step.kind} ${step.durationSeconds}${step.mfaSerial === undefined ? "" : " mfa"}`),
];
