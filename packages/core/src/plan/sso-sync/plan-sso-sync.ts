import { CredentialError } from "../../errors/credential-error.ts";
import type { Profile } from "../../profiles/profile.ts";
import type { PlanWarning } from "../plan.ts";
import { matchesGlob } from "./matches-glob.ts";
import { profileNaming, usualNameTemplate } from "./sso-profile-name.ts";
import type { SsoProfileChange, SsoSync, SsoSyncInput } from "./sso-sync.ts";
import { madeFor, syncMark } from "./sso-sync-mark.ts";
import { staleProfiles } from "./stale-sso-profiles.ts";

/**
 * Decides which profiles are added, updated and removed, so that each role of the directory has one. No one else's profile is
 * ever touched, and a second sync of the same directory changes nothing.
 *
 * @throws {CredentialError} `INVALID_VALUE` for a template that gives two roles of an account the same name, or unreadable ones
 * @internal
 */
export function planSsoSync(input: SsoSyncInput): SsoSync {
  const { profiles, session, directory, options } = input;
  const { accountIds, roles: globs, template = usualNameTemplate } = options;
  const naming = profileNaming(template, session, directory);
  const wanted = new Map<string, Wanted>();
  for (const account of directory.filter(({ accountId }) => accountIds?.includes(accountId) ?? true)) {
    for (const roleName of account.roles.filter((role) => matchesGlob(role, globs))) {
      const name = naming.name(account, roleName);
      const same = wanted.get(name);
      const { accountId, accountName } = account;
      if (same !== undefined) throw sameName(name, template, same, { accountId, accountName, roleName });
      wanted.set(name, { accountId, accountName, roleName });
    }
  }
  const changes: SsoProfileChange[] = [];
  const warnings = [...naming.warnings, ...unknownAccounts(input)];
  for (const [name, want] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const existing = profiles.profiles.get(name);
    if (existing !== undefined && madeFor(existing) !== session) {
      if (!leadsTo(existing, want, session)) warnings.push(foreign(existing, want));
      continue;
    }
    const change = changeOf(name, want, existing, input);
    if (change !== undefined) changes.push(change);
  }
  const stale = staleProfiles(input, new Set(wanted.keys()));
  return {
    session,
    changes: options.prune ? [...changes, ...stale.removals] : changes,
    unchanged: [...wanted.keys()].filter((name) => madeFor(profiles.profiles.get(name)) === session).length - updates(changes),
    stale: options.prune ? [] : stale.removals.map(({ profile }) => profile),
    warnings: options.prune ? [...warnings, ...stale.warnings] : warnings,
  };
}

interface Wanted {
  readonly accountId: string;
  readonly accountName: string | undefined;
  readonly roleName: string;
}

function changeOf(
  profile: string,
  { accountId, accountName, roleName }: Wanted,
  existing: Profile | undefined,
  { session, options: { region } }: SsoSyncInput,
): SsoProfileChange | undefined {
  const settings = existing?.layers.config?.settings;
  const keys = [
    { key: "sso_session", after: session },
    { key: "sso_account_id", after: accountId },
    { key: "sso_role_name", after: roleName },
    ...(region === undefined ? [] : [{ key: "region", after: region }]),
    { key: syncMark, after: session },
  ]
    .map(({ key, after }) => ({ key, before: settings?.get(key), after }))
    .filter(({ before, after }) => before !== after);
  const kind = existing === undefined ? "add" : "update";
  return keys.length === 0 ? undefined : { kind, profile, accountId, accountName, roleName, keys };
}

function updates(changes: readonly SsoProfileChange[]): number {
  return changes.filter(({ kind }) => kind === "update").length;
}

function leadsTo({ settings }: Profile, { accountId, roleName }: Wanted, session: string): boolean {
  return (
    settings.get("sso_session") === session &&
    settings.get("sso_account_id") === accountId &&
    settings.get("sso_role_name") === roleName
  );
}

function foreign({ name, origin, layers }: Profile, { accountId, roleName }: Wanted): PlanWarning {
  const other = layers.config?.settings.get(syncMark);
  const whose = other === undefined ? "was not made by sso sync" : `was made by sso sync of the SSO session ${other}`;
  const message = `Profile ${name} ${whose}, so it stays as it is: ${roleName} in account ${accountId} gets no profile.`;
  return { code: "PROFILE_FOREIGN", message, profile: name, file: origin.file, line: origin.line };
}

function unknownAccounts({ directory, options: { accountIds = [] } }: SsoSyncInput): PlanWarning[] {
  const known = new Set(directory.map(({ accountId }) => accountId));
  return accountIds
    .filter((id) => !known.has(id))
    .map((id) => ({ code: "ACCOUNT_UNKNOWN", message: `IAM Identity Center gives you nothing in account ${id}.` }));
}

function sameName(name: string, template: string, one: Wanted, other: Wanted): CredentialError {
  const of = ({ accountId, roleName }: Wanted) => `${roleName} of ${accountId}`;
  return new CredentialError(
    "INVALID_VALUE",
    `With the template ${template}, the roles ${of(one)} and ${of(other)} would have the same profile ${name}.`,
    { hints: [apart(template, one, other)] },
  );
}

/** A placeholder helps only where it is not there already and the two differ in it. */
function apart(template: string, one: Wanted, other: Wanted): string {
  const missing = [
    ...(template.includes("{role_name}") || one.roleName === other.roleName ? [] : ["{role_name}"]),
    ...(template.includes("{account_id}") || one.accountId === other.accountId ? [] : ["{account_id}"]),
  ];
  const choose = "choose roles with --role or accounts with --account";
  return missing.length === 0
    ? `Their names become alike: ${choose}.`
    : `Add ${missing.join(" and ")} to the template, or ${choose}.`;
}
