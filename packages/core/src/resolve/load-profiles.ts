import { layProfiles } from "../plan/profile-set/given-profiles.ts";
import { locateFiles } from "../profiles/locate-files.ts";
import { parseProfiles } from "../profiles/parse-profiles.ts";
import { readUserFile } from "../store/files/user-file.ts";
import type { LoadedProfiles, ResolverDeps } from "./resolver.ts";

/**
 * Reads both files, and lays over them what is given outright.
 *
 * @throws {CredentialError} `FILE_UNREADABLE`
 * @public
 */
export function loadProfiles(deps: Pick<ResolverDeps, "environment" | "home" | "given">): LoadedProfiles {
  const { configFile, credentialsFile } = locate(deps);
  const [config, credentials] = [readUserFile(configFile), readUserFile(credentialsFile)];
  const files = parseProfiles({ config, credentials, configFile, credentialsFile });
  const absentFiles = [...(config === undefined ? [configFile] : []), ...(credentials === undefined ? [credentialsFile] : [])];
  return { ...(deps.given === undefined ? files : layProfiles(deps.given, files)), configFile, credentialsFile, absentFiles };
}

/** @internal */
export function locate({ environment, home }: Pick<ResolverDeps, "environment" | "home">) {
  return locateFiles({ environment, home, platform: process.platform });
}
