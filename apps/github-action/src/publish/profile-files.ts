import { lstatSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { CredentialError, type Environment } from "@aws-temp/core";
import { readUserFile, type UserFiles } from "@aws-temp/core/internal/store";
import { editIni, locateFiles, type SectionId, sectionsOf } from "@aws-temp/core/profiles";

/**
 * The runner's own files: `~/.aws/config` and `credentials`, or where the variables say.
 *
 * @throws {CredentialError} `FILE_UNWRITABLE` when no one says where the home is: a folder called `~` would be made in the workspace
 * @public
 */
export function homeFiles(environment: Environment): UserFiles {
  const { configFile, credentialsFile, home } = locateFiles({ environment, home: homedir(), platform: process.platform });
  const homeless = [configFile, credentialsFile].find((file) => home === "~" && file.startsWith("~"));
  if (homeless === undefined) return { configFile, credentialsFile };
  throw new CredentialError("FILE_UNWRITABLE", `HOME is empty, so no tool would find the profile in ${homeless}.`, {
    file: homeless,
    hints: ["Set HOME to the runner's home, or let the profile go to files of the job: config-location: temp"],
  });
}

/**
 * The files that an earlier step of the job made for its profiles, which this one's go to as well.
 *
 * @returns `undefined` when there are none
 * @public
 */
export function filesOfEarlierStep(environment: Environment): UserFiles | undefined {
  const { AWS_CONFIG_FILE: configFile, AWS_SHARED_CREDENTIALS_FILE: credentialsFile, RUNNER_TEMP } = environment as Variables;
  if (!configFile || !credentialsFile || !RUNNER_TEMP) return undefined;
  const folder = dirname(configFile);
  const ours = dirname(folder) === resolve(RUNNER_TEMP) && basename(folder).startsWith("aws-temp-");
  return ours && dirname(credentialsFile) === folder ? { configFile, credentialsFile } : undefined;
}

interface Variables {
  readonly AWS_CONFIG_FILE?: string;
  readonly AWS_SHARED_CREDENTIALS_FILE?: string;
  readonly RUNNER_TEMP?: string;
}

/** @public */
export function filesIn(folder: string): UserFiles {
  return { configFile: join(folder, "config"), credentialsFile: join(folder, "credentials") };
}

/** How the two files name a profile's section. */
export const sectionIn = {
  config: (name: string): SectionId => ({ type: "profile", name }),
  credentials: (name: string): SectionId => ({ type: "bare", name }),
};

/**
 * Refuses names that not every reader of the files would find again.
 *
 * @throws {CredentialError} `INVALID_VALUE`
 * @public
 */
export function checkNames(names: readonly string[]): void {
  const settings = new Map([["region", "us-east-1"]]);
  for (const of of Object.values(sectionIn)) {
    for (const name of names) editIni("", [{ kind: "set-section", section: of(name), settings }]);
  }
}

/**
 * Refuses to write where a link leads elsewhere, or over a profile that is there already.
 *
 * @param names - of the profiles that may not be there
 *
 * @throws {CredentialError} `FILE_UNWRITABLE`, `PROFILE_EXISTS`, and `FILE_UNREADABLE` for a file that cannot be read
 * @public
 */
export function checkProfiles(files: UserFiles, names: readonly string[]): void {
  const failed = (name: string, code: "FILE_UNWRITABLE" | "PROFILE_EXISTS", why: string, file: string) =>
    new CredentialError(code, `Failed to write AWS profile '${name}': ${why}`, {
      profile: name,
      file,
      hints: [
        "Or let profiles go to files of the job, beside which later steps do not see the runner's own: config-location: temp",
      ],
    });
  for (const kind of ["credentials", "config"] as const) {
    const file = files[`${kind}File`];
    const link = linkOnTheWay(file);
    if (link !== undefined) throw failed(names[0] ?? "", "FILE_UNWRITABLE", `Refusing ${file} (${link})`, file);
    const text = readUserFile(file) ?? "";
    const sections = sectionsOf(text);
    const existing = names.find((name) => sections(sectionIn[kind](name)) !== undefined);
    if (existing !== undefined) {
      const why = `Profile with name "${existing}" already exists. Please use the overwrite-aws-profile input if you want to overwrite existing profiles.`;
      throw failed(existing, "PROFILE_EXISTS", why, file);
    }
  }
}

function linkOnTheWay(file: string): string | undefined {
  return isLink(dirname(file)) ? "parent directory is a symbolic link" : isLink(file) ? "path is a symbolic link" : undefined;
}

/** Whoever reads or writes what cannot be looked at says why it cannot. */
function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
