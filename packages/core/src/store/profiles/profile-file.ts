import { access, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CredentialError } from "../../errors/credential-error.ts";
import type { Environment } from "../../ports/environment.ts";
import { sizeLimits } from "../../reading/limits.ts";
import { readRegularFile } from "../../reading/read-file.ts";
import { reasonOf } from "../../reading/unfit-file.ts";
import { isAbsent } from "../files/is-absent.ts";
import { requireOwnFolders } from "../files/read-state-file.ts";
import { writeStateFile } from "../files/write-state-file.ts";
import { stateFolder } from "../home.ts";
import { sha256 } from "../sha256.ts";

/**
 * Where it is kept which files are trusted.
 *
 * @public
 */
export interface ProfileFileDeps {
  readonly environment: Environment;
  readonly home: string;
}

/**
 * A file that names the profile of its folder: the first line that is neither empty nor begins with `#`.
 *
 * @public
 */
export interface ProfileFile {
  /** Absolute. */
  readonly file: string;
  readonly profile: string;
  /** Whether the user has trusted this very text at this very place. */
  readonly trusted: boolean;
}

/**
 * Reads a file that names a profile. Such files come with other people's repositories, so whoever acts on one by itself asks
 * {@link ProfileFile.trusted} first: trust is in path and content, and ends when either changes.
 *
 * @throws {CredentialError} `FILE_UNREADABLE`, `SYNTAX` when no profile is named, or one with characters that do not show
 * @public
 */
export async function readProfileFile(path: string, deps: ProfileFileDeps): Promise<ProfileFile> {
  const { file, text, profile } = read(path);
  const mark = markOf(file, text, deps);
  try {
    requireOwnFolders(mark);
    await access(mark);
    return { file, profile, trusted: true };
  } catch (error) {
    if (isAbsent(error)) return { file, profile, trusted: false };
    if (error instanceof CredentialError) throw error;
    throw new CredentialError("FILE_UNREADABLE", `aws-temp cannot read whether you trust ${file}.`, { file, cause: error });
  }
}

/**
 * Remembers that the user trusts the file as it is now, or no longer does.
 *
 * @throws {CredentialError} `FILE_UNREADABLE`, `FILE_UNWRITABLE`, `SYNTAX`
 * @public
 */
export async function trustProfileFile(path: string, trusted: boolean, deps: ProfileFileDeps): Promise<ProfileFile> {
  const { file, text, profile } = read(path);
  const mark = markOf(file, text, deps);
  try {
    if (trusted) await writeStateFile(mark, `${JSON.stringify({ file, profile })}\n`);
    else await rm(mark, { force: true });
  } catch (error) {
    if (error instanceof CredentialError) throw error;
    throw new CredentialError("FILE_UNWRITABLE", `${mark} cannot be written, so ${file} is not trusted.`, {
      file: mark,
      cause: error,
    });
  }
  return { file, profile, trusted };
}

function read(path: string) {
  const file = resolve(path);
  let text: string;
  try {
    text = readRegularFile(file, { limit: sizeLimits.profileFile }).toString("utf8");
  } catch (error) {
    throw new CredentialError("FILE_UNREADABLE", `${file} cannot be read (${reasonOf(error)}).`, {
      file,
      hints: isAbsent(error) ? ["Write it: aws-temp configure directory NAME"] : [],
      cause: error,
    });
  }
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const profile = lines.find((line) => line !== "" && !line.startsWith("#"));
  if (profile === undefined) {
    throw new CredentialError("SYNTAX", `${file} names no profile.`, {
      file,
      line: 1,
      hints: ["Write the name of a profile on its first line."],
    });
  }
  // What a user trusts they must be able to read.
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(profile)) {
    throw new CredentialError("SYNTAX", `${file} names a profile with characters that do not show.`, {
      file,
      line: lines.indexOf(profile) + 1,
      hints: ["Write the name of a profile on its first line, in visible characters."],
    });
  }
  return { file, text, profile };
}

function markOf(file: string, text: string, { environment, home }: ProfileFileDeps): string {
  return join(stateFolder(environment, home), "trusted", `${sha256(`${file}\0${text}`)}.json`);
}
