import type { Credentials } from "../model/credentials.ts";
import { buildPlan } from "../plan/build-plan.ts";
import type { CredentialPlan } from "../plan/plan.ts";
import { isLongTerm } from "../plan/plan-steps.ts";
import { memoryStore } from "../store/cache/memory-store.ts";
import { stateFolder } from "../store/home.ts";
import { loadProfiles, locate } from "./load-profiles.ts";
import type { ResolverDeps } from "./resolver.ts";
import { runPlan } from "./run/run-plan.ts";
import { runSource } from "./run/run-source.ts";

/**
 * The credentials that programs on this machine find by themselves, in the SDKs' order: those of `AWS_PROFILE`, else keys in
 * variables, else the default profile, a web identity, the container, the instance.
 *
 * An IAM user's long-term keys come as they are, unlike from a resolver: whoever asks here passes on what the machine has. Nothing is
 * cached.
 *
 * @throws {CredentialError} `NO_CREDENTIALS`, and what planning and sources throw
 * @public
 */
export async function machineCredentials(
  deps: ResolverDeps,
): Promise<{ readonly plan: CredentialPlan; readonly credentials: Credentials }> {
  const { environment, userName } = deps;
  const profiles = loadProfiles(deps);
  const plan = buildPlan({ profiles, environment, userName, request: { environmentFirst: !environment["AWS_PROFILE"] } });
  const { home } = locate(deps);
  const run = { ...deps, home, profiles, stateFolder: stateFolder(environment, home), store: memoryStore() };
  const [onlyStep, ...more] = plan.steps;
  const asTheyAre = onlyStep?.kind === "get-session-token" && more.length === 0 && isLongTerm(plan.source);
  const { credentials } = asTheyAre ? await runSource(plan.source, {}, run) : await runPlan(plan, {}, run);
  return { plan, credentials };
}
