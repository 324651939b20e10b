import { expandRegion } from "../model/short-region.ts";
import type { Environment } from "../ports/environment.ts";
import { chooseProfile } from "../profiles/choose-profile.ts";
import type { Profile, ProfileSet } from "../profiles/profile.ts";
import { followChain } from "./chain.ts";
import { checkRequest } from "./check-request.ts";
import { stsEndpoint } from "./endpoint.ts";
import type { CredentialPlan, PlanRequest, PlanSource, PlanWarning } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { planSteps } from "./plan-steps.ts";
import { refuseBrokenSections } from "./policy/broken-sections.ts";
import { checkValues } from "./policy/file-values.ts";
import { warnOfMissingServices } from "./policy/missing-services.ts";
import { refusePlaceholders } from "./policy/placeholders.ts";
import { profileNotFound } from "./profile-not-found.ts";
import { checkRegion, regionOf } from "./region.ts";
import { classifyProfile } from "./source/classify-source.ts";
import { givesCredentials, hasKeys, sourceOfEnvironment } from "./source/environment-source.ts";
import { planSource } from "./source/plan-source.ts";
import { environmentName } from "./source/web-identity-source.ts";

/**
 * All that a plan is made from.
 *
 * @public
 */
export interface PlanInput {
  readonly profiles: ProfileSet;
  readonly environment: Environment;
  /** For the session names of roles. */
  readonly userName: string;
  readonly request: PlanRequest;
}

/**
 * Decides how a profile becomes temporary credentials. Pure: reads nothing but its input, calls nobody.
 *
 * The rules are the AWS CLI's where it has any (aws-facts.md §3); long-term keys never end a plan.
 *
 * @throws {CredentialError} when the files do not say enough, contradict themselves, or ask for what AWS would refuse
 * @public
 */
export function buildPlan(asked: PlanInput): CredentialPlan {
  const input = { ...asked, request: withWholeRegion(asked.request) };
  const { profiles, environment, request } = input;
  if (request.profile === undefined && request.environmentFirst && hasKeys(environment)) {
    return planOfEnvironment(input, undefined, passedOver(environment));
  }
  const chosen = chooseProfile({ profile: request.profile, environment });
  const profile = profiles.profiles.get(chosen.name);
  if (profile !== undefined) {
    // As the AWS CLI and boto3: a [default] with settings alone hides nothing, and its settings count.
    const bare = chosen.decidedBy === "default" && classifyProfile(profile) === "none";
    return bare && givesCredentials(environment) ? planOfEnvironment(input, profile) : planOfProfile(input, profile);
  }
  if (chosen.decidedBy !== "default") {
    throw profileNotFound(chosen, profiles, environment);
  }
  return planOfEnvironment(input);
}

/** What is typed may be short; files hold whole names. */
function withWholeRegion(request: PlanRequest): PlanRequest {
  const region = request.region === undefined ? undefined : expandRegion(request.region);
  return region === undefined ? request : { ...request, region };
}

function planOfProfile(input: PlanInput, asked: Profile): CredentialPlan {
  const context: PlanContext = { ...input, asked, warnings: [], reasons: [] };
  refusePlaceholders(asked);
  const chain = followChain(input.profiles, asked);
  const used = [asked, ...chain.roles, chain.base];
  for (const profile of used) refusePlaceholders(profile);
  refuseBrokenSections(input.profiles, used);
  context.warnings.push(...warnOfMissingServices(input.profiles, used));
  for (const role of chain.roles) checkValues(role, ["role_arn"]);
  const source = planSource(chain, context);
  return finish(context, source, planSteps(source, chain.base, chain.roles, context), asked.name);
}

/** Keys in the environment win over `AWS_PROFILE`, as in the AWS CLI. Where they are that profile's, there is nothing to say. */
function passedOver(environment: Environment): readonly PlanWarning[] {
  const named = (["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] as const).find((variable) => environment[variable]);
  const profile = environment[named ?? ""];
  if (named === undefined || !profile || profile === environment["AWS_TEMP_PROFILE"]) return [];
  return [
    {
      code: "PROFILE_PASSED_OVER",
      message: `${named} names profile ${profile}, but the access keys in the environment come first, as in the AWS CLI.`,
      profile,
    },
  ];
}

function planOfEnvironment(input: PlanInput, asked?: Profile, warnings: readonly PlanWarning[] = []): CredentialPlan {
  // A region that came with the keys of the environment is theirs.
  const environment = { ...input.environment, AWS_TEMP_REGION: undefined };
  const context: PlanContext = { ...input, environment, asked, warnings: [...warnings], reasons: [] };
  const source = sourceOfEnvironment(context);
  return finish(context, source, planSteps(source, undefined, [], context), environmentName);
}

function finish(context: PlanContext, source: PlanSource, steps: CredentialPlan["steps"], profile: string): CredentialPlan {
  checkRequest(context, source, steps);
  const { profiles, request, environment, asked, warnings, reasons } = context;
  const region = regionOf(request.region, environment, asked);
  checkRegion(region, profile, asked);
  const last = steps.at(-1);
  const endpoint = last?.endpoint ?? stsEndpoint({ profiles, environment, settingsOf: [asked], region }, warnings);
  return { profile, region, endpoint, source, steps, warnings: distinct(warnings), reasons };
}

function distinct(warnings: CredentialPlan["warnings"]): CredentialPlan["warnings"] {
  return warnings.filter((warning, index) => warnings.findIndex((other) => other.message === warning.message) === index);
}
