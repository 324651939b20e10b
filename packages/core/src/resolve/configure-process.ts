import { profileNotFound } from "../plan/profile-not-found.ts";
import { writeCommandLine } from "../profiles/keys/command-line.ts";
import { readText } from "../profiles/keys/read-keys.ts";
import { locateFiles } from "../profiles/locate-files.ts";
import { parseProfiles } from "../profiles/parse-profiles.ts";
import type { Profile } from "../profiles/profile.ts";
import { readUserFile } from "../store/files/user-file.ts";
import { stateFolder } from "../store/home.ts";
import { removeProcessProfile, writeProcessProfile } from "../store/profiles/process-profile.ts";
import type { ResolverDeps } from "./resolver.ts";

/**
 * Which profile is written, and what is in it.
 *
 * @public
 */
export interface ConfigureProcessInput {
  /** The profile that the credentials come from. */
  readonly profile: string;
  /** The profile to write. Default: `<profile>-temporary`. */
  readonly to?: string | undefined;
  /** Program and first arguments: the absolute path of `aws-temp-credential-process`. */
  readonly program: readonly string[];
  /** Default: what the written profile has already, if someone began it without credentials; else the profile's own. */
  readonly region?: string | undefined;
}

/**
 * The profile that was written.
 *
 * @public
 */
export interface ConfiguredProcess {
  /** The name to pass to `--profile`. */
  readonly profile: string;
  readonly configFile: string;
  /** As it is in the file. */
  readonly credentialProcess: string;
  readonly region: string | undefined;
}

/**
 * What {@link configureProcess} needs, each as {@link ResolverDeps} describes it.
 *
 * @public
 */
export type ConfigureProcessDeps = Pick<ResolverDeps, "environment" | "home">;

/**
 * Writes a profile whose credentials `aws-temp-credential-process` gives whenever an SDK asks, so that none rests in a file.
 *
 * @throws {CredentialError} `PROFILE_NOT_FOUND`, `PROFILE_EXISTS`, `INVALID_VALUE` for a path that not every reader would find,
 *   `FILE_UNREADABLE`, `FILE_UNWRITABLE`
 * @public
 */
export async function configureProcess(
  { profile, to = `${profile}-temporary`, program, region }: ConfigureProcessInput,
  deps: ConfigureProcessDeps,
): Promise<ConfiguredProcess> {
  const files = locate(deps);
  const config = readUserFile(files.configFile);
  const credentials = readUserFile(files.credentialsFile);
  const set = parseProfiles({ config, credentials, ...files });
  const source = set.profiles.get(profile);
  if (source === undefined) {
    throw profileNotFound({ name: profile, decidedBy: "argument" }, { ...set, configFile: files.configFile });
  }
  const credentialProcess = writeCommandLine([...program, "--profile", profile], process.platform);
  const written = { name: to, command: credentialProcess, region: region ?? regionOf(set.profiles.get(to), source), ...files };
  await writeProcessProfile(written, { stateFolder: files.stateFolder });
  return { profile: to, configFile: files.configFile, credentialProcess, region: written.region };
}

/**
 * Removes what {@link configureProcess} wrote; settings that someone else added stay, with their profile.
 *
 * @param input - the profile that it was written for, or the written one as `to`
 * @returns whether there was one
 * @throws {CredentialError} `PROFILE_EXISTS` when the profile is another, `FILE_UNREADABLE`, `FILE_UNWRITABLE`
 * @public
 */
export async function unconfigureProcess(
  { profile, to = `${profile}-temporary` }: Pick<ConfigureProcessInput, "profile" | "to">,
  deps: ConfigureProcessDeps,
): Promise<{ readonly profile: string; readonly configFile: string; readonly removed: boolean }> {
  const { stateFolder: folder, ...files } = locate(deps);
  const removed = await removeProcessProfile({ name: to, ...files }, { stateFolder: folder });
  return { profile: to, configFile: files.configFile, removed };
}

/** A profile that someone began with settings alone keeps its region; one that was written here follows the profile it is for. */
function regionOf(existing: Profile | undefined, source: Profile): string | undefined {
  const begun = existing?.settings.has("credential_process") === false ? readText(existing, "region") : undefined;
  return begun ?? readText(source, "region");
}

function locate({ environment, home }: ConfigureProcessDeps) {
  const { configFile, credentialsFile, home: root } = locateFiles({ environment, home, platform: process.platform });
  return { configFile, credentialsFile, stateFolder: stateFolder(environment, root) };
}
