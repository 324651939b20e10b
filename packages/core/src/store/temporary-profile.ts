import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CredentialError } from "../errors/credential-error.ts";
import { editIni, type IniEdit } from "../ini/edit.ts";
import type { SectionId } from "../ini/section-id.ts";
import type { Credentials } from "../model/credentials.ts";
import { parseProfiles } from "../profiles/parse-profiles.ts";
import type { Profile } from "../profiles/profile.ts";
import { writeAtomically } from "./atomic-file.ts";
import { withFileLock } from "./file-lock.ts";
import { readUserFile } from "./user-file.ts";

/**
 * Credentials to be written as a profile of their own.
 *
 * @internal
 */
export interface TemporaryProfile {
  /** The section's name, as `--profile` takes it. */
  readonly name: string;
  /** The profile that the credentials were obtained from. */
  readonly of: string;
  readonly credentials: Credentials;
  readonly region: string | undefined;
  readonly configFile: string;
  readonly credentialsFile: string;
}

/**
 * Where it was written.
 *
 * @public
 */
export interface WrittenProfile {
  /** The name to pass to `--profile`. */
  readonly profile: string;
  readonly credentialsFile: string;
  /** `undefined` when no region was known, so that the config file was left alone. */
  readonly configFile: string | undefined;
}

/** Tells our profiles from the user's. The AWS CLI and the SDKs pass over keys that they do not know. */
const mark = "aws_temp_source_profile";

/** A profile with one of these is more than a place for temporary keys. */
const foreignKeys = [
  "role_arn",
  "source_profile",
  "credential_source",
  "credential_process",
  "sso_session",
  "sso_start_url",
  "login_session",
];

/**
 * Writes temporary credentials into the credentials file and their region into the config file, changing nothing but the lines of
 * that profile. Both files are read anew under a lock, so that two logins at once keep each other's profiles.
 *
 * @throws {CredentialError} `PROFILE_EXISTS` when the profile holds something that would be lost, `FILE_UNREADABLE`, `FILE_UNWRITABLE`
 * @internal
 */
export async function writeTemporaryProfile(
  profile: TemporaryProfile,
  { stateFolder }: { readonly stateFolder: string },
): Promise<WrittenProfile> {
  const { name, of, credentials, region, configFile, credentialsFile } = profile;
  return await locked(stateFolder, credentialsFile, async () => {
    const [config = "", text = ""] = await Promise.all([readUserFile(configFile), readUserFile(credentialsFile)]);
    const existing = parseProfiles({ config, credentials: text, configFile, credentialsFile }).profiles.get(name);
    refuseToOverwrite(existing, profile);
    const set = (section: SectionId, key: string, value: string | undefined): IniEdit =>
      value === undefined ? { kind: "remove-key", section, key } : { kind: "set-key", section, key, value };
    const keys: readonly (readonly [string, string | undefined])[] = [
      ["aws_access_key_id", credentials.accessKeyId],
      ["aws_secret_access_key", credentials.secretAccessKey.reveal()],
      ["aws_session_token", credentials.sessionToken?.reveal()],
      ["aws_security_token", undefined],
      ["aws_credential_expiration", credentials.expiration?.toISOString()],
      [mark, of],
    ];
    const edited = editIni(
      text,
      keys.map(([key, value]) => set({ type: "bare", name }, key, value)),
    );
    const editedConfig = region === undefined ? config : editIni(config, [set({ type: "profile", name }, "region", region)]);
    if (editedConfig !== config) {
      await write(configFile, editedConfig);
    }
    await write(credentialsFile, edited);
    return { profile: name, credentialsFile, configFile: region === undefined ? undefined : configFile };
  });
}

function refuseToOverwrite(existing: Profile | undefined, { name, of }: TemporaryProfile): void {
  if (existing === undefined || existing.settings.has(mark)) {
    return;
  }
  const longTerm = existing.settings.has("aws_access_key_id") && !existing.settings.has("aws_session_token");
  const foreign = longTerm ? "aws_access_key_id" : foreignKeys.find((key) => existing.settings.has(key));
  if (foreign === undefined) {
    return;
  }
  const origin = existing.origins.get(foreign) ?? existing.origin;
  throw new CredentialError("PROFILE_EXISTS", `Profile ${name} exists and has ${foreign}, which aws-temp did not write.`, {
    profile: name,
    file: origin.file,
    line: origin.line,
    hints: [`Write to another profile: aws-temp login ${of} --to OTHER-NAME`, `Or remove profile ${name} from the file first.`],
  });
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeAtomically(file, text);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "unknown fault";
    throw new CredentialError("FILE_UNWRITABLE", `${file} cannot be written (${code}).`, {
      file,
      cause,
      hints: [`Look at its owner, mode and disk: ls -l ${file}; df ${dirname(file)}`, "Or leave the files alone: --no-write"],
    });
  }
}

/** One lock for the pair of files, in our own folder; where that cannot be made, beside the credentials file. */
async function locked<Result>(stateFolder: string, credentialsFile: string, work: () => Promise<Result>): Promise<Result> {
  const name = `${createHash("sha256").update(credentialsFile).digest("hex")}.lock`;
  const folder = join(stateFolder, "locks");
  const usable = await mkdir(folder, { recursive: true, mode: 0o700 }).then(
    () => true,
    () => false,
  );
  return await withFileLock(usable ? join(folder, name) : `${credentialsFile}.lock`, work);
}
