import { editIni, type IniEdit } from "../ini/edit.ts";
import { parseProfiles } from "../profiles/parse-profiles.ts";
import type { Profile } from "../profiles/profile.ts";
import { type KeptTemporaryProfile, temporaryKeys, temporaryProfiles } from "../profiles/temporary-profile.ts";
import { editUserFiles, type UserFiles, type UserTexts } from "./edit-user-files.ts";

/**
 * Removes profiles that `login` wrote. Keys that somebody added stay, and with them the section; so does a section of the config file
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
      credentials: editIni(credentials, profiles.flatMap(editsOfCredentials)),
      config: editIni(config, profiles.flatMap(editsOfConfig)),
      result,
    };
  };
  return await editUserFiles({ configFile, credentialsFile }, edit, { stateFolder });
}

function editsOfCredentials({ name, layers }: Profile): readonly IniEdit[] {
  const section = { type: "bare", name } as const;
  const { settings, nested } = layers.credentials ?? {};
  const keys = [...(settings?.keys() ?? [])];
  if (keys.every((key) => temporaryKeys.has(key)) && !nested?.size) return [{ kind: "remove-section", section }];
  return keys.filter((key) => temporaryKeys.has(key)).map((key) => ({ kind: "remove-key", section, key }));
}

/** `login` writes the region and nothing else. */
function editsOfConfig({ name, layers: { config } }: Profile): readonly IniEdit[] {
  const onlyRegion = config?.settings.size === 1 && config.settings.has("region") && config.nested.size === 0;
  return onlyRegion ? [{ kind: "remove-section", section: { type: "profile", name } }] : [];
}
