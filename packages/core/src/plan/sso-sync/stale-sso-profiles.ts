import type { Profile, ProfileSet } from "../../profiles/profile.ts";
import type { PlanWarning } from "../plan.ts";
import { setting } from "../setting.ts";
import { matchesGlob } from "./matches-glob.ts";
import type { SsoProfileChange, SsoSyncInput } from "./sso-sync.ts";
import { madeFor } from "./sso-sync-mark.ts";

/**
 * The profiles that earlier syncs of the session made, within the filters, and that have no role in the directory any more. One
 * that holds more than a sync wrote into the config file, or that another profile starts from, stays.
 *
 * @param wanted - the names that the directory gives
 * @internal
 */
export function staleProfiles(
  { profiles, session, directory, options }: SsoSyncInput,
  wanted: ReadonlySet<string>,
): { readonly removals: readonly SsoProfileChange[]; readonly warnings: readonly PlanWarning[] } {
  const found = [...profiles.profiles.values()].filter(
    (profile) =>
      madeFor(profile) === session &&
      !wanted.has(profile.name) &&
      (options.accountIds?.includes(setting(profile, "sso_account_id") ?? "") ?? true) &&
      matchesGlob(setting(profile, "sso_role_name") ?? "", options.roles),
  );
  if (found.length > 0 && directory.length === 0) {
    const message = "IAM Identity Center lists no account at all, so no profile is removed.";
    return { removals: [], warnings: [{ code: "DIRECTORY_EMPTY", message }] };
  }
  const names = new Set(found.map(({ name }) => name));
  const reasons = new Map(found.map((profile) => [profile, reasonToStay(profile, names, profiles)]));
  return {
    removals: found.filter((profile) => reasons.get(profile) === undefined).map((profile) => removal(profile, directory)),
    warnings: found.flatMap((profile) => {
      const reason = reasons.get(profile);
      const { name, origin } = profile;
      const message = `Profile ${name} stays, though the directory does not give its role any more: ${reason}.`;
      return reason === undefined ? [] : [{ code: "PROFILE_IN_USE", message, profile: name, ...at(origin) }];
    }),
  };
}

function at({ file, line }: Profile["origin"]): Pick<PlanWarning, "file" | "line"> {
  return { file, line };
}

function reasonToStay({ name, layers }: Profile, leaving: ReadonlySet<string>, { profiles }: ProfileSet): string | undefined {
  if (layers.credentials !== undefined) {
    return "the credentials file has a section of that name";
  }
  const user = [...profiles.values()].find((other) => setting(other, "source_profile") === name && !leaving.has(other.name));
  return user && `profile ${user.name} starts from it`;
}

function removal(profile: Profile, directory: SsoSyncInput["directory"]): SsoProfileChange {
  const accountId = setting(profile, "sso_account_id");
  return {
    kind: "remove",
    profile: profile.name,
    accountId,
    accountName: directory.find((account) => account.accountId === accountId)?.accountName,
    roleName: setting(profile, "sso_role_name"),
    keys: [...profile.settings].map(([key, before]) => ({ key, before, after: undefined })),
  };
}
