import { CredentialError } from "../../errors/credential-error.ts";
import { editIni, type IniEdit } from "../../ini/edit/edit.ts";
import type { SectionId } from "../../ini/line/section-id.ts";
import type { Credentials } from "../../model/credentials.ts";
import { typedProfile, typedWord } from "../../model/typed-word.ts";
import { hasOwnProcess } from "../../plan/source/own-process.ts";
import { parseProfiles } from "../../profiles/parse-profiles.ts";
import { isRefusedByAwsCli } from "../../profiles/problems/refused-by-aws-cli.ts";
import type { Problem, Profile, ProfileSet } from "../../profiles/profile.ts";
import { temporaryMark as mark } from "../../profiles/temporary-profile.ts";
import { editUserFiles, type UserFiles, type UserTexts } from "../files/edit-user-files.ts";

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
  /** What makes the AWS CLI refuse one of the two files whole, so that it finds no profile: the first problem of each file. */
  readonly refusedByAwsCli: readonly Problem[];
}

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
 * that profile. Both files are read again under a lock, so that two logins at once keep each other's profiles.
 *
 * @throws {CredentialError} `PROFILE_EXISTS` when the profile holds something that would be lost, `FILE_UNREADABLE`, `FILE_UNWRITABLE`
 * @internal
 */
export async function writeTemporaryProfile(
  profile: TemporaryProfile,
  { stateFolder }: { readonly stateFolder: string },
): Promise<WrittenProfile> {
  const { name, of, credentials, region, configFile, credentialsFile } = profile;
  const edit = ({ config, credentials: text }: UserTexts) => {
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
    const edited = {
      credentials: editIni(
        text,
        keys.map(([key, value]) => set({ type: "bare", name }, key, value)),
      ),
      config: region === undefined ? config : editIni(config, [set({ type: "profile", name }, "region", region)]),
    };
    const refusedByAwsCli = firstRefused({ ...edited, configFile, credentialsFile });
    const result = { profile: name, credentialsFile, configFile: region === undefined ? undefined : configFile, refusedByAwsCli };
    return { ...edited, result };
  };
  return await editUserFiles({ configFile, credentialsFile }, edit, {
    stateFolder,
    hints: ["Or leave the files alone: --no-write"],
  });
}

/** The first problem of each file that makes the AWS CLI refuse it. */
function firstRefused(files: UserTexts & UserFiles): readonly Problem[] {
  const refusing = parseProfiles(files).problems.filter(isRefusedByAwsCli);
  return refusing.filter(({ file }, index) => refusing.findIndex((other) => other.file === file) === index);
}

/**
 * Looks whether a profile may be written, by the files as they were read.
 *
 * @throws {CredentialError} `PROFILE_EXISTS`, `INVALID_VALUE` when no section can have that name
 * @internal
 */
export function checkTemporaryProfile({ name, of }: Pick<TemporaryProfile, "name" | "of">, { profiles }: ProfileSet): void {
  refuseToOverwrite(profiles.get(name), { name, of });
  editIni("", [{ kind: "set-key", section: { type: "bare", name }, key: mark, value: of }]);
}

function refuseToOverwrite(existing: Profile | undefined, { name, of }: Pick<TemporaryProfile, "name" | "of">): void {
  if (existing === undefined || existing.settings.has(mark)) {
    return;
  }
  const longTerm = existing.settings.has("aws_access_key_id") && !existing.settings.has("aws_session_token");
  const foreign = longTerm ? "aws_access_key_id" : foreignKeys.find((key) => existing.settings.has(key));
  if (foreign === undefined) {
    return;
  }
  const origin = existing.origins.get(foreign) ?? existing.origin;
  if (foreign === "credential_process" && hasOwnProcess(existing)) {
    throw new CredentialError(
      "PROFILE_EXISTS",
      `Profile ${name} was written by \`configure process\`, which renews it by itself.`,
      {
        profile: name,
        file: origin.file,
        line: origin.line,
        hints: [
          `Use it as it is: aws sts get-caller-identity --profile ${typedWord(name)}`,
          `Or remove it first: aws-temp configure process ${typedProfile(of)}${name === `${of}-temporary` ? "" : ` --to ${typedWord(name)}`} --remove`,
          `Or write to another profile: aws-temp login ${typedProfile(of)} --to OTHER-NAME`,
        ],
      },
    );
  }
  throw new CredentialError("PROFILE_EXISTS", `Profile ${name} exists and has ${foreign}, which aws-temp did not write.`, {
    profile: name,
    file: origin.file,
    line: origin.line,
    hints: [
      `Write to another profile: aws-temp login ${typedProfile(of)} --to OTHER-NAME`,
      `Or remove profile ${name} from the file first.`,
    ],
  });
}
