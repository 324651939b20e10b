import { lstat, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CredentialError, type Resolver } from "@aws-temp/core";
import { readRegularFile, sizeLimits } from "@aws-temp/core/internal/store";
import { type ProfileFileDeps, trustProfileFile } from "@aws-temp/core/profiles";

/** What names the profile of a folder. */
const fileName = ".aws-temp-profile";

interface Input {
  readonly folder: string;
  readonly profile: string | undefined;
}

interface Deps extends ProfileFileDeps {
  readonly resolver: Resolver;
}

/** As `--json` prints it. */
interface Done {
  readonly file: string;
  readonly profile: string | undefined;
  readonly trusted: boolean;
  readonly removed: boolean;
}

/**
 * Names the profile of a folder, and trusts the file.
 *
 * @throws {CredentialError} `USAGE`, `INVALID_VALUE` for a name that the file cannot hold, `PROFILE_NOT_FOUND`, `PROFILE_EXISTS` when the file names another one already
 */
export async function writeDirectory({ folder, profile }: Input, deps: Deps): Promise<Done> {
  if (profile === undefined || profile === "") {
    throw new CredentialError("USAGE", "The name of the folder's profile is missing.", {
      hints: ["Name it: aws-temp configure directory NAME", "List the profiles: aws-temp profiles"],
    });
  }
  if (profile.trim() !== profile || profile.startsWith("#")) {
    throw new CredentialError("INVALID_VALUE", `${fileName} cannot name profile ${JSON.stringify(profile)}.`, {
      hints: ["Use a profile whose name does not begin with # and has no space at its ends."],
    });
  }
  // A name that leads nowhere would be found out at every prompt instead.
  await deps.resolver.plan({ profile });
  const file = join(folder, fileName);
  const before = textOf(file);
  if (before !== undefined && before.trim() !== profile) {
    throw new CredentialError("PROFILE_EXISTS", `${file} is there already, and says something else.`, {
      file,
      hints: ["Check the file, or remove it: aws-temp configure directory --remove"],
    });
  }
  if (before === undefined) {
    await writeFile(file, `${profile}\n`, { flag: "wx" }).catch((cause: unknown) => {
      throw new CredentialError("FILE_UNWRITABLE", `${file} cannot be written.`, { file, cause });
    });
  }
  return { ...(await trustProfileFile(file, true, deps)), removed: false };
}

/** Trusts the file of a folder, or of the nearest one above that has one. */
export async function trustDirectory({ folder }: Input, deps: Deps): Promise<Done> {
  return { ...(await trustProfileFile(await nearestFile(folder), true, deps)), removed: false };
}

/** Removes the file of a folder, and the trust in it. One that names no profile was never trusted. */
export async function forgetDirectory({ folder }: Input, deps: Deps): Promise<Done> {
  const file = join(folder, fileName);
  await trustProfileFile(file, false, deps).catch((error: unknown) => {
    if (!(error instanceof CredentialError && error.code === "SYNTAX")) throw error;
  });
  await rm(file);
  return { file, profile: undefined, trusted: false, removed: true };
}

/** @returns `undefined` when there is none */
function textOf(file: string): string | undefined {
  try {
    return readRegularFile(file, { limit: sizeLimits.profileFile }).toString("utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new CredentialError("FILE_UNREADABLE", `${(cause as Error).message}.`, { file, cause });
  }
}

async function nearestFile(folder: string): Promise<string> {
  const file = join(folder, fileName);
  const there = await lstat(file).then(
    () => true,
    () => false,
  );
  const above = dirname(folder);
  if (there) return file;
  if (above !== folder) return await nearestFile(above);
  throw new CredentialError("FILE_UNREADABLE", `Neither this folder nor one above it has a ${fileName}.`, {
    hints: ["Write one: aws-temp configure directory NAME"],
  });
}
