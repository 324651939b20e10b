import { CredentialError } from "../../errors/credential-error.ts";
import { editIni, type IniEdit } from "../../ini/edit/edit.ts";
import { hasOwnProcess, isOwnProcess, processMark } from "../../plan/source/own-process.ts";
import { parseProfiles } from "../../profiles/parse-profiles.ts";
import type { Profile } from "../../profiles/profile.ts";
import { editUserFiles, type UserFiles, type UserTexts } from "../files/edit-user-files.ts";

/** @internal */
export interface ProcessProfile extends UserFiles {
  /** The section's name, as `--profile` takes it. */
  readonly name: string;
  /** What is behind `credential_process`. */
  readonly command: string;
  readonly region: string | undefined;
}

const written = [processMark, "credential_process"];

/** What a profile may hold beside the process: settings that say nothing of credentials. */
const mayStay: ReadonlySet<string> = new Set([...written, "region", "output", "cli_pager", "services", "endpoint_url"]);

/**
 * Writes a profile that takes its credentials from a program: a few lines of the config file, and no credential anywhere.
 *
 * @throws {CredentialError} `PROFILE_EXISTS` when the profile holds more than that, `FILE_UNREADABLE`, `FILE_UNWRITABLE`
 * @internal
 */
export async function writeProcessProfile(
  { name, command, region, configFile, credentialsFile }: ProcessProfile,
  deps: { readonly stateFolder: string },
): Promise<void> {
  const edit = ({ config, credentials }: UserTexts) => {
    const existing = parseProfiles({ config, credentials, configFile, credentialsFile }).profiles.get(name);
    refuseForeign(existing, name);
    const section = { type: "profile", name } as const;
    const edits: IniEdit[] = [{ kind: "set-key", section, key: "credential_process", value: command }];
    if (!isOwnProcess(command)) edits.push({ kind: "set-key", section, key: processMark, value: "true" });
    if (region !== undefined) edits.push({ kind: "set-key", section, key: "region", value: region });
    return { config: editIni(config, edits), result: undefined };
  };
  await editUserFiles({ configFile, credentialsFile }, edit, deps);
}

/**
 * Removes such a profile, or its process alone where someone added settings to it.
 *
 * @returns whether there was one
 * @throws {CredentialError} `PROFILE_EXISTS` when the profile holds more, or no process; `FILE_UNREADABLE`, `FILE_UNWRITABLE`
 * @internal
 */
export async function removeProcessProfile(
  { name, configFile, credentialsFile }: Pick<ProcessProfile, "name" | "configFile" | "credentialsFile">,
  deps: { readonly stateFolder: string },
): Promise<boolean> {
  const edit = ({ config, credentials }: UserTexts) => {
    const existing = parseProfiles({ config, credentials, configFile, credentialsFile }).profiles.get(name);
    if (existing === undefined) return { result: false };
    refuseForeign(existing, name);
    const [first] = existing.settings.keys();
    if (first !== undefined && !existing.settings.has("credential_process")) throw notOurs(existing, name, first);
    const section = { type: "profile", name } as const;
    const added = [...existing.settings.keys()].some((key) => !written.includes(key) && key !== "region");
    const edits: readonly IniEdit[] = added
      ? written.map((key) => ({ kind: "remove-key", section, key }))
      : [{ kind: "remove-section", section }];
    return { config: editIni(config, edits), result: true };
  };
  return await editUserFiles({ configFile, credentialsFile }, edit, deps);
}

function refuseForeign(existing: Profile | undefined, name: string): void {
  if (existing === undefined) return;
  const command = existing.settings.get("credential_process");
  const foreignKey = [...existing.settings.keys()].find((key) => !mayStay.has(key));
  const ours = command === undefined || hasOwnProcess(existing);
  const foreign = foreignKey ?? (ours ? undefined : "credential_process");
  if (foreign !== undefined) throw notOurs(existing, name, foreign);
}

function notOurs(existing: Profile, name: string, foreign: string): CredentialError {
  const { file, line } = existing.origins.get(foreign) ?? existing.origin;
  return new CredentialError(
    "PROFILE_EXISTS",
    `Profile ${name} exists and has ${foreign}, which \`configure process\` did not write.`,
    {
      profile: name,
      file,
      line,
      hints: ["Write to another profile: --to OTHER-NAME", `Or remove profile ${name} from the file first.`],
    },
  );
}
