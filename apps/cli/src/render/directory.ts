import type { SsoAccount, SsoAccountRoles } from "@aws-temp/core/sso";
import type { SsoAccountsJson, SsoRolesJson } from "@aws-temp/core/views";
import type { Colours } from "./text/colours.ts";
import { type Fit, table } from "./text/table.ts";

/** Accounts as `--json` prints them. */
export function accountsJson(accounts: readonly SsoAccount[]): SsoAccountsJson {
  return { accounts: accounts.map(accountJson) };
}

/** Accounts with their roles as `--json` prints them. */
export function rolesJson(accounts: readonly SsoAccountRoles[]): SsoRolesJson {
  return { accounts: accounts.map((account) => ({ ...accountJson(account), roles: account.roles })) };
}

function accountJson({ accountId, accountName, emailAddress }: SsoAccount): SsoAccountsJson["accounts"][number] {
  return { accountId, accountName: accountName ?? null, emailAddress: emailAddress ?? null };
}

/** One account in each row. */
export function accountsTable(accounts: readonly SsoAccount[], colours: Colours, width: number | undefined): string[] {
  return directoryTable(
    ["ACCOUNT", "NAME", "EMAIL"],
    byName(accounts).map((account) => [account.accountId, account.accountName ?? "-", account.emailAddress ?? "-"]),
    colours,
    { width, leaving: ["EMAIL"], whole: ["ACCOUNT"], named: "NAME" },
  );
}

/** One role in each row, so that the list can be searched and cut by line. */
export function rolesTable(accounts: readonly SsoAccountRoles[], colours: Colours, width: number | undefined): string[] {
  return directoryTable(
    ["ACCOUNT", "NAME", "ROLE"],
    byName(accounts).flatMap(({ accountId, accountName = "-", roles }) =>
      roles.toSorted().map((role) => [accountId, accountName, role]),
    ),
    colours,
    { width, leaving: ["NAME"], whole: ["ACCOUNT"], named: "ROLE" },
  );
}

function directoryTable(heading: readonly string[], rows: readonly (readonly string[])[], colours: Colours, fit: Fit): string[] {
  if (rows.length === 0) return [];
  return table(
    [heading, ...rows],
    (cell, column, row) => {
      if (row === 0 || cell.trim() === "-") return colours.dim(cell);
      return column === 0 ? colours.bold(cell) : cell;
    },
    fit,
  );
}

function byName<Account extends SsoAccount>(accounts: readonly Account[]): Account[] {
  const collator = new Intl.Collator("en", { numeric: true });
  return accounts.toSorted(
    (a, b) => collator.compare(a.accountName ?? "", b.accountName ?? "") || a.accountId.localeCompare(b.accountId),
  );
}
