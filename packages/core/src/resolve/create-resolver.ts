import { buildPlan } from "../plan/build-plan.ts";
import type { CredentialPlan, PlanRequest } from "../plan/plan.ts";
import { locateFiles } from "../profiles/locate-files.ts";
import { parseProfiles } from "../profiles/parse-profiles.ts";
import { stateFolder } from "../store/home.ts";
import { writeTemporaryProfile } from "../store/temporary-profile.ts";
import { readUserFile } from "../store/user-file.ts";
import { identify } from "./identify.ts";
import type { LoadedProfiles, Resolver, ResolverDeps } from "./resolver.ts";
import type { RunDeps } from "./run-deps.ts";
import { runPlan } from "./run-plan.ts";

/**
 * Makes the resolver that an app calls.
 *
 * @public
 */
export function createResolver(deps: ResolverDeps): Resolver {
  let loading: Promise<LoadedProfiles> | undefined;
  const profiles = () => {
    loading ??= load(deps);
    return loading;
  };
  const runDeps = async (): Promise<RunDeps> => {
    return { ...deps, profiles: await profiles(), stateFolder: stateFolder(deps.environment, locate(deps).home) };
  };
  const plan = async (request: PlanRequest): Promise<CredentialPlan> =>
    buildPlan({ profiles: await profiles(), environment: deps.environment, userName: deps.userName, request });
  return {
    profiles,
    plan,
    async resolve(request, cacheUse = {}) {
      const decided = await plan(request);
      for (const warning of decided.warnings) deps.logger.warn(warning.message);
      try {
        return { plan: decided, ...(await runPlan(decided, cacheUse, await runDeps())) };
      } finally {
        deps.logger.progress(undefined);
      }
    },
    async identify(request, cacheUse = {}) {
      const decided = await plan(request);
      for (const warning of decided.warnings) deps.logger.warn(warning.message);
      try {
        return { plan: decided, ...(await identify(decided, cacheUse, await runDeps())) };
      } finally {
        deps.logger.progress(undefined);
      }
    },
    async write(resolved, to) {
      const { configFile, credentialsFile } = await profiles();
      const { stateFolder: folder } = await runDeps();
      return await writeTemporaryProfile(
        {
          name: to ?? `${resolved.plan.profile}-temporary`,
          of: resolved.plan.profile,
          credentials: resolved.credentials,
          region: resolved.plan.region,
          configFile,
          credentialsFile,
        },
        { stateFolder: folder },
      );
    },
  };
}

async function load(deps: ResolverDeps): Promise<LoadedProfiles> {
  const { configFile, credentialsFile } = locate(deps);
  const [config, credentials] = await Promise.all([readUserFile(configFile), readUserFile(credentialsFile)]);
  return { ...parseProfiles({ config, credentials, configFile, credentialsFile }), configFile, credentialsFile };
}

function locate({ environment, home }: ResolverDeps) {
  return locateFiles({ environment, home, platform: process.platform });
}
