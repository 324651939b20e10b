import { stat } from "node:fs/promises";
import { buildPlan } from "../plan/build-plan.ts";
import type { CredentialPlan, PlanRequest } from "../plan/plan.ts";
import type { Logger } from "../ports/logger.ts";
import type { DirectoryDeps, DirectoryInput } from "../sso/directory/directory.ts";
import { diskStore } from "../store/cache/disk-store.ts";
import { memoryStore } from "../store/cache/memory-store.ts";
import { stateFolder } from "../store/home.ts";
import { checkTemporaryProfile, writeTemporaryProfile } from "../store/profiles/temporary-profile.ts";
import { loadProfiles, locate } from "./load-profiles.ts";
import type { DirectoryRequest, LoadedProfiles, Resolver, ResolverDeps } from "./resolver.ts";
import { identify } from "./run/identify.ts";
import type { RunDeps } from "./run/run-deps.ts";
import { runPlan } from "./run/run-plan.ts";
import { howToSignIn } from "./run/run-source.ts";
import { refuseUnusedCode } from "./run/unused-code.ts";
import { ssoSessionFor } from "./sessions/sso-session-of.ts";

/**
 * Makes the resolver that an app calls.
 *
 * @public
 */
export function createResolver(deps: ResolverDeps): Resolver {
  let loading: Promise<LoadedProfiles> | undefined;
  const profiles = () => {
    loading ??= Promise.resolve(deps).then(loadProfiles);
    return loading;
  };
  const { home } = locate(deps);
  const folder = stateFolder(deps.environment, home);
  const store = deps.cache === "memory" ? memoryStore() : diskStore(folder, deps.logger);
  const runDeps = async (): Promise<RunDeps> => ({ ...deps, home, profiles: await profiles(), stateFolder: folder, store });
  const plan = async (request: PlanRequest): Promise<CredentialPlan> =>
    buildPlan({ profiles: await profiles(), environment: deps.environment, userName: deps.userName, request });
  const warned = async (planning: Promise<CredentialPlan>): Promise<CredentialPlan> => {
    const decided = await planning;
    if (deps.mfaCodeGiven) refuseUnusedCode(decided);
    for (const warning of decided.warnings) deps.logger.warn(warning.message);
    return decided;
  };
  const withProgress = <Result>(work: () => Promise<Result>): Promise<Result> =>
    work().finally(() => deps.logger.progress(undefined));
  const directoryOf = async (request: DirectoryRequest): Promise<[DirectoryInput, DirectoryDeps]> => {
    const run = await runDeps();
    const session = await ssoSessionFor(request, plan, run);
    const input = { session, profile: request.profile, accountIds: request.accountIds, ...howToSignIn(run) };
    return [input, { ...run, onProgress: request.onProgress }];
  };
  return {
    profiles,
    plan,
    resolve: (request, cacheUse = {}) =>
      withProgress(async () => {
        const decided = await warned(plan(request));
        return { plan: decided, ...(await runPlan(decided, cacheUse, await runDeps())) };
      }),
    identify: (request, cacheUse = {}) =>
      withProgress(async () => {
        const decided = await warned(plan(request));
        return { plan: decided, ...(await identify(decided, cacheUse, await runDeps())) };
      }),
    console: (request, cacheUse = {}) =>
      withProgress(async () => {
        const { signInToConsole } = await import("./console/sign-in-to-console.ts");
        return await signInToConsole(request, cacheUse, (asked) => warned(plan(asked)), await runDeps());
      }),
    signInOnly: (request, cacheUse = {}) =>
      withProgress(async () => {
        const { signInOnly } = await import("./sessions/sign-in-only.ts");
        return await signInOnly(request, cacheUse, await runDeps());
      }),
    async bookmarks() {
      const { openBookmarks } = await import("../store/bookmarks.ts");
      const { stateFolder: folder } = await runDeps();
      return openBookmarks({ stateFolder: folder, logger: deps.logger });
    },
    ssoAccounts: (request) =>
      withProgress(async () => {
        const { ssoAccounts } = await import("../sso/directory/directory.ts");
        return await ssoAccounts(...(await directoryOf(request)));
      }),
    ssoRoles: (request) =>
      withProgress(async () => {
        const { ssoRoles } = await import("../sso/directory/directory.ts");
        return await ssoRoles(...(await directoryOf(request)));
      }),
    planSsoSync: (request) =>
      withProgress(async () => {
        const { planSsoProfiles } = await import("./sessions/sync-sso-profiles.ts");
        return await planSsoProfiles(request, await directoryOf(request), await runDeps());
      }),
    async writeSsoSync(planned) {
      const { writeSsoProfiles } = await import("./sessions/sync-sso-profiles.ts");
      return await writeSsoProfiles(planned, await profiles(), await runDeps());
    },
    signOut: (target, options = {}) =>
      withProgress(async () => {
        const { signOut } = await import("./sessions/sign-out.ts");
        return await signOut(target, { plan, files: await profiles(), options }, await runDeps());
      }),
    async alive() {
      const { listAlive } = await import("./sessions/list-alive.ts");
      return await listAlive(await runDeps());
    },
    async checkTarget(request, to) {
      const { profile: of } = await plan(request);
      checkTemporaryProfile({ name: to ?? `${of}-temporary`, of }, await profiles());
    },
    async write(resolved, to) {
      const { configFile, credentialsFile } = await profiles();
      const written = await writeTemporaryProfile(
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
      await warnOfOpenFile(credentialsFile, deps.logger);
      for (const { file, line, message } of written.refusedByAwsCli) {
        deps.logger.warn(`The AWS CLI cannot use profile ${written.profile}. ${file}:${line}: ${message}`);
      }
      return written;
    },
  };
}

/** Credentials have just been written into it. */
async function warnOfOpenFile(file: string, logger: Logger): Promise<void> {
  if (process.platform === "win32") return;
  const mode = (await stat(file)).mode & 0o777;
  if ((mode & 0o077) === 0) return;
  logger.warn(`Other users may read ${file} (mode 0${mode.toString(8)}). Close it: aws-temp doctor --fix`);
}
