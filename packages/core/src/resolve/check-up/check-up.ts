import { join } from "node:path";
import type { BrowserReach } from "../../browser/browser-reach.ts";
import { buildPlan } from "../../plan/build-plan.ts";
import { stsEndpoint } from "../../plan/endpoint.ts";
import type { Endpoint } from "../../plan/plan.ts";
import { regionOf } from "../../plan/region.ts";
import type { ProfileSet } from "../../profiles/profile.ts";
import type { KeptTemporaryProfile } from "../../profiles/temporary-profile.ts";
import { stateFolder } from "../../store/home.ts";
import { type StateFlaw, stateFlaws } from "../../store/state-flaws.ts";
import type { StsReach } from "../../sts/reach-sts.ts";
import { orUndefined } from "../cached/plan-needed.ts";
import { locate } from "../load-profiles.ts";
import type { ResolverDeps } from "../resolver.ts";
import { type OpenFile, openFiles } from "./open-files.ts";

/**
 * What {@link createCheckUp} needs, each as {@link ResolverDeps} describes it.
 *
 * @public
 */
export type CheckUpDeps = Pick<ResolverDeps, "environment" | "home" | "userName" | "clock" | "userAgent">;

/**
 * Looks at what profiles and credentials rest on: files and their modes, this tool's own state, the way to AWS, a browser. What the
 * profiles themselves say, `lintProfiles` judges.
 *
 * @public
 */
export interface CheckUp {
  /** The user's files that others may read or write. */
  openFiles(): Promise<readonly OpenFile[]>;
  /** The files in the caches of sign-ins that hold nothing whole; the AWS CLI stumbles over them. */
  tornTokens(): Promise<readonly string[]>;
  /** What is wrong in the folder of aws-temp's own files. */
  stateFlaws(): Promise<readonly StateFlaw[]>;
  /** The STS endpoints that some profiles call, each once; of a profile that cannot be planned, the one of its region. */
  endpointsOf(
    names: readonly string[],
    profiles: ProfileSet,
  ): readonly { readonly endpoint: Endpoint; readonly profile: string }[];
  /** Looks whether an endpoint answers, how it is reached, and what time it has there. */
  reachSts(input: { readonly endpoint: Endpoint; readonly profile: string | undefined }): Promise<StsReach>;
  /** Whether a browser can be opened from here, as far as the surroundings tell. */
  browser(): Promise<BrowserReach>;
  /** Removes a profile that `login` wrote, if its credentials have expired by now. */
  removeExpiredProfile(name: string): Promise<readonly KeptTemporaryProfile[]>;
}

/**
 * Makes a check-up. Nothing is looked at before one of its functions is called.
 *
 * @public
 */
export function createCheckUp(deps: CheckUpDeps): CheckUp {
  const { environment, clock } = deps;
  const { home, configFile, credentialsFile } = locate(deps);
  const folder = stateFolder(environment, home);
  const tokenFolders = async () => {
    const { ssoCacheFolder } = await import("../../sso/token/cache-file.ts");
    const { signinCacheFolder } = await import("../../console-login/cache-place.ts");
    return [ssoCacheFolder(home), signinCacheFolder({ environment, home })];
  };
  return {
    openFiles: async () =>
      await openFiles({
        folder: join(home, ".aws"),
        configFile,
        secretFiles: [credentialsFile],
        secretFolders: await tokenFolders(),
      }),
    async tornTokens() {
      const { tornFiles } = await import("../../store/torn-files.ts");
      return (await Promise.all((await tokenFolders()).map(tornFiles))).flat();
    },
    stateFlaws: async () => await stateFlaws(folder, clock()),
    endpointsOf(names, profiles) {
      const found = new Map<string, { readonly endpoint: Endpoint; readonly profile: string }>();
      for (const profile of names) {
        const endpoint = endpointOf(profile, profiles, deps);
        const { url, caBundle } = endpoint;
        const key = JSON.stringify(url === undefined ? endpoint : { url, caBundle });
        if (!found.has(key)) found.set(key, { endpoint, profile });
      }
      return [...found.values()];
    },
    async reachSts(input) {
      const { reachSts } = await import("../../sts/reach-sts.ts");
      return await reachSts(input, deps);
    },
    async browser() {
      const { browserReach } = await import("../../browser/browser-reach.ts");
      const { isInContainer } = await import("../../browser/in-container.ts");
      return browserReach({ environment, platform: process.platform, inContainer: await isInContainer() });
    },
    async removeExpiredProfile(name) {
      const { removeTemporaryProfiles } = await import("../../store/profiles/remove-temporary-profiles.ts");
      const which = (kept: KeptTemporaryProfile) =>
        kept.name === name && kept.expiration !== undefined && kept.expiration.getTime() <= clock();
      return await removeTemporaryProfiles(which, { configFile, credentialsFile }, { stateFolder: folder });
    },
  };
}

function endpointOf(name: string, profiles: ProfileSet, { environment, userName }: CheckUpDeps): Endpoint {
  const plan = orUndefined(() => buildPlan({ profiles, environment, userName, request: { profile: name } }));
  if (plan !== undefined) return plan.endpoint;
  const profile = profiles.profiles.get(name);
  const region = regionOf(undefined, environment, profile);
  return stsEndpoint({ profiles, environment, settingsOf: [profile], region }, []);
}
