import { CredentialError } from "../../errors/credential-error.ts";
import { editIni } from "../../ini/edit/edit.ts";
import { planSsoSync } from "../../plan/sso-sync/plan-sso-sync.ts";
import type { SsoSync, SsoSyncInput } from "../../plan/sso-sync/sso-sync.ts";
import { ssoSyncEdits } from "../../plan/sso-sync/sso-sync-edits.ts";
import { parseProfiles } from "../../profiles/parse-profiles.ts";
import type { DirectoryDeps, DirectoryInput, SsoAccountRoles } from "../../sso/directory/directory.ts";
import { editUserFiles, type UserFiles } from "../../store/files/edit-user-files.ts";
import type { PlannedSsoSync, SsoSyncRequest } from "../resolver.ts";
import type { RunDeps } from "../run/run-deps.ts";

/**
 * Reads the directory and decides which profiles it asks for.
 *
 * @throws {CredentialError} `PROFILE_INCOMPLETE` when the sign-in has no `[sso-session]` to name; what the directory throws
 * @internal
 */
export async function planSsoProfiles(
  { template, accountIds, roles, region, prune }: SsoSyncRequest,
  [input, deps]: readonly [DirectoryInput, DirectoryDeps],
  { profiles }: Pick<RunDeps, "profiles">,
): Promise<PlannedSsoSync> {
  const { name } = input.session;
  if (name === undefined) {
    throw new CredentialError(
      "PROFILE_INCOMPLETE",
      `sso sync needs an sso-session, but ${input.session.startUrl} is in a profile.`,
      {
        profile: input.profile,
        hints: [
          "Add a section [sso-session NAME] with sso_start_url and sso_region to the config file, and name it: --sso-session NAME",
        ],
      },
    );
  }
  const directory = await readDirectory(input, deps);
  const asked = { session: name, directory, options: { template, accountIds, roles, region, prune } };
  return { sync: planSsoSync({ ...asked, profiles }), asked };
}

/** With a choice of accounts the roles of the others are not read; their names count nonetheless. */
async function readDirectory(input: DirectoryInput, deps: DirectoryDeps): Promise<SsoSyncInput["directory"]> {
  const { ssoAccounts, ssoRoles } = await import("../../sso/directory/directory.ts");
  const chosen: readonly SsoAccountRoles[] = await ssoRoles(input, deps);
  if (input.accountIds === undefined) {
    return chosen;
  }
  const roles = new Map(chosen.map((account) => [account.accountId, account.roles]));
  const all = await ssoAccounts({ ...input, accountIds: undefined }, { ...deps, onProgress: undefined });
  return all.map((account) => ({ ...account, roles: roles.get(account.accountId) ?? [] }));
}

/**
 * Does what a sync decides, on the config file as it is now.
 *
 * @throws {CredentialError} `FILE_UNREADABLE`, `FILE_UNWRITABLE`
 * @internal
 */
export async function writeSsoProfiles(
  { asked }: PlannedSsoSync,
  files: UserFiles,
  { stateFolder }: Pick<RunDeps, "stateFolder">,
): Promise<SsoSync> {
  return await editUserFiles(
    files,
    ({ config, credentials }) => {
      const sync = planSsoSync({ ...asked, profiles: parseProfiles({ config, credentials, ...files }) });
      return { config: editIni(config, ssoSyncEdits(sync)), result: sync };
    },
    { stateFolder },
  );
}
