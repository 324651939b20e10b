import { CredentialError } from "../../errors/credential-error.ts";
import { buildPlan } from "../../plan/build-plan.ts";
import type { CredentialPlan, PlanRequest } from "../../plan/plan.ts";
import { chooseProfile } from "../../profiles/choose-profile.ts";
import { parseNeeded } from "../../profiles/parse-needed.ts";
import type { ProfileSet } from "../../profiles/profile.ts";
import { readUserFile } from "../../store/files/user-file.ts";
import { loadProfiles, locate } from "../load-profiles.ts";
import type { ResolverDeps } from "../resolver.ts";

type NeededDeps = Pick<ResolverDeps, "environment" | "home" | "given">;

/**
 * Plans a request, having read of the files only what the profile rests on.
 *
 * @throws {CredentialError}
 * @internal
 */
export function planNeeded(request: PlanRequest, deps: NeededDeps & Pick<ResolverDeps, "userName">): CredentialPlan {
  const { environment, userName } = deps;
  const parse = readerOf(chooseProfile({ profile: request.profile, environment }).name, deps);
  const plan = buildPlan({ profiles: parse(false), environment, userName, request });
  // Warnings name lines.
  return plan.warnings.length === 0 ? plan : buildPlan({ profiles: parse(true), environment, userName, request });
}

/** A profile and what it rests on; lines are not counted. @internal */
export function readNeeded(profile: string, deps: NeededDeps): ProfileSet {
  return readerOf(profile, deps)(false);
}

function readerOf(profile: string, deps: NeededDeps): (lines: boolean) => ProfileSet {
  if (deps.given !== undefined) return () => loadProfiles(deps);
  const { configFile, credentialsFile } = locate(deps);
  const config = readUserFile(configFile);
  const credentials = readUserFile(credentialsFile);
  return (lines) => parseNeeded({ config, credentials, configFile, credentialsFile, profile, lines });
}

/**
 * What does not come about for a reason that has a name: our own error, or the operating system's.
 *
 * @internal
 */
export function orUndefined<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof CredentialError || (error instanceof Error && "code" in error)) return undefined;
    throw error;
  }
}
