import { join } from "node:path";
import { standInProfile } from "../plan/profile-set/stand-in-profile.ts";
import type { Environment } from "../ports/environment.ts";
import { locateFiles } from "../profiles/locate-files.ts";
import { parseProfiles } from "../profiles/parse-profiles.ts";
import { writePrivateFile } from "../store/files/private-file.ts";
import { readUserFile } from "../store/files/user-file.ts";
import { stateFolder } from "../store/home.ts";

/**
 * A config file beside the user's, for programs that shall ask an endpoint for credentials.
 *
 * @public
 */
export interface StandInConfig {
  /** The profile that has no credentials. */
  readonly profile: string;
  readonly configFile: string;
  /** Removes the file, which also happens when this process ends. */
  remove(): Promise<void>;
}

/**
 * Copies the config file with one profile more, which has the settings of `default` and no credentials. Readers that are led to it
 * find none in the files, and go on to the endpoint; other profiles that they name work as before.
 *
 * @param input - `region`: in place of the one of `default`
 * @returns `undefined` when `default` leads to no credentials: then readers ask the endpoint as it is
 * @throws {CredentialError} `FILE_UNREADABLE`; the operating system's error when the copy cannot be written
 * @public
 */
export async function writeStandInConfig(
  { region }: { readonly region: string | undefined },
  { environment, home }: { readonly environment: Environment; readonly home: string },
): Promise<StandInConfig | undefined> {
  const files = locateFiles({ environment, home, platform: process.platform });
  const { configFile, credentialsFile } = files;
  const [config, credentials] = [readUserFile(configFile), readUserFile(credentialsFile)];
  const standIn = standInProfile(parseProfiles({ config, credentials, configFile, credentialsFile }), config ?? "", region);
  if (standIn === undefined) return undefined;
  const { path, remove } = await writePrivateFile(join(stateFolder(environment, files.home), "served"), standIn.config);
  return { profile: standIn.profile, configFile: path, remove };
}
