import { editIni, type IniEdit } from "../../ini/edit/edit.ts";
import { parseProfiles } from "../../profiles/parse-profiles.ts";
import type { Profile } from "../../profiles/profile.ts";
import { type KeptTemporaryProfile, temporaryKeys, temporaryProfiles } from "../../profiles/temporary-profile.ts";
import { editUserFiles, type UserFiles, type UserTexts } from "../files/edit-user-files.ts";

/**
 * Removes profiles that `login` wrote. Keys that someone added stay, and with them the section; so does a section of the config file
 * that holds more than the region.
 *
 * @param which - asked under the lock, of the files as they are by then
 * @returns those that are gone
 * @throws {CredentialError} `FILE_UNREADABLE`, `FILE_UNWRITABLE`
 * @internal
 */
export async function removeTemporaryProfiles(
  which: (profile: KeptTemporaryProfile) => boolean,
  { configFile, credentialsFile }: UserFiles,
  { stateFolder }: { readonly stateFolder: string },
): Promise<readonly KeptTemporaryProfile[]> {
  const edit = ({ config, credentials }: UserTexts) => {
    const set = parseProfiles({ config, credentials, configFile, credentialsFile });
    const result = temporaryProfiles(set).filter(which);
    const profiles = result.flatMap(({ name }) => set.profiles.get(name) ?? []);
    return {
      credentials: edited(credentials, profiles.map(editsOfCredentials)),
      config: edited(config, profiles.map(editsOfConfig)),
      result,
    };
  };
  return await editUserFiles({ configFile, credentialsFile }, edit, { stateFolder });
}

/** The edits of one section: to remove all of it, or only what `login` wrote. */
interface SectionEdits {
  readonly whole: readonly IniEdit[];
  readonly keys: readonly IniEdit[];
}

/** A comment that someone wrote among the keys is not ours to remove: then the section stays for it. */
function edited(text: string, sections: readonly SectionEdits[]): string {
  return sections.reduce((before, { whole, keys }) => {
    const after = editIni(before, whole);
    return comments(after) === comments(before) ? after : editIni(before, keys);
  }, text);
}

function comments(text: string): number {
  return text.match(/^[ \t]*[#;]/gm)?.length ?? 0;
}

function editsOfCredentials({ name, layers }: Profile): SectionEdits {
  const section = { type: "bare", name } as const;
  const { settings, nested } = layers.credentials ?? {};
  const all = [...(settings?.keys() ?? [])];
  const keys = all.filter((key) => temporaryKeys.has(key)).map((key) => ({ kind: "remove-key", section, key }) as const);
  const only = keys.length === all.length && !nested?.size;
  return { whole: only ? [{ kind: "remove-section", section }] : keys, keys };
}

/** `login` writes the region and nothing else. */
function editsOfConfig({ name, layers: { config } }: Profile): SectionEdits {
  const onlyRegion = config?.settings.size === 1 && config.settings.has("region") && config.nested.size === 0;
  return { whole: onlyRegion ? [{ kind: "remove-section", section: { type: "profile", name } }] : [], keys: [] };
}
