import { CredentialError } from "../../errors/credential-error.ts";
import type { PlanWarning } from "../plan.ts";

/**
 * An account as IAM Identity Center lists it.
 *
 * @public
 */
export interface NamedAccount {
  readonly accountId: string;
  readonly accountName: string | undefined;
  readonly emailAddress: string | undefined;
}

/** Names a profile for a role in an account. @internal */
export type ProfileNaming = (account: NamedAccount, role: string) => string;

/**
 * How profiles are called where no template is given.
 *
 * @public
 */
export const usualNameTemplate = "{account_name}.{role_name}";

const placeholders = ["account_name", "account_id", "role_name", "email", "sso_session"] as const;
type Placeholder = (typeof placeholders)[number];
type Part = { readonly text: string } | { readonly placeholder: Placeholder };

/**
 * A value as a part of a profile's name that every tool reads alike: accents are dropped, letters, digits and `_ . @ +` stay in
 * their case, each run of anything else becomes one hyphen, and hyphens at the ends are dropped.
 *
 * @internal
 */
export function slug(value: string): string {
  return value
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .replaceAll(/[^A-Za-z0-9_.@+]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/**
 * Makes names by a template. Values are slugs; where nothing is left of a name or address, the account id stands for it.
 *
 * Accounts that the template does not tell apart all get `-<account id>`, behind the account's name or address: the names
 * depend on the directory alone, not on what was there before.
 *
 * @param accounts - all of the directory, so that names do not change with the choice of accounts
 * @throws {CredentialError} `INVALID_VALUE` for a template that gives no readable names
 * @internal
 */
export function profileNaming(
  template: string,
  session: string,
  accounts: readonly NamedAccount[],
): { readonly name: ProfileNaming; readonly warnings: readonly PlanWarning[] } {
  const parts = parseTemplate(template);
  const byName = Map.groupBy(accounts, (account) => render(parts, account, "", session));
  const alike = [...byName.values()].filter(({ length }) => length > 1);
  const ambiguous = new Set(alike.flat().map(({ accountId }) => accountId));
  return {
    name: (account, role) => render(parts, account, role, session, ambiguous.has(account.accountId)),
    warnings: alike.map((same) => ({ code: "ACCOUNTS_ALIKE", message: describeAlike(same) })),
  };
}

function parseTemplate(template: string): readonly Part[] {
  const parts: Part[] = [];
  for (const [, name, text = ""] of template.matchAll(/\{([^{}]*)\}|([^{}]+|[{}])/g)) {
    const placeholder = placeholders.find((known) => known === name);
    if (name !== undefined && placeholder === undefined) {
      throw refusal(`The name template has {${name}}, which stands for nothing`);
    }
    if (placeholder === undefined && !/^[\w.@+:/%-]+$/.test(text)) {
      throw refusal("Between its placeholders a name template has letters, digits and _ . @ + : / % - only");
    }
    parts.push(placeholder === undefined ? { text } : { placeholder });
  }
  if (!parts.some((part) => "placeholder" in part)) {
    throw refusal("The name template has no placeholder");
  }
  return parts;
}

function refusal(message: string): CredentialError {
  return new CredentialError("INVALID_VALUE", `${message}.`, {
    hints: [`Write it with ${placeholders.map((name) => `{${name}}`).join(", ")}; without one it is ${usualNameTemplate}.`],
  });
}

function render(parts: readonly Part[], account: NamedAccount, role: string, session: string, suffixed = false): string {
  const { accountId, accountName = "", emailAddress = "" } = account;
  const suffixAt = parts.findIndex((part) => "placeholder" in part && /^(account_name|email)$/.test(part.placeholder));
  const values: Readonly<Record<Placeholder, string>> = {
    account_name: slug(accountName) || accountId,
    account_id: accountId,
    role_name: slug(role),
    email: slug(emailAddress) || accountId,
    sso_session: slug(session),
  };
  const suffix = suffixed ? `-${accountId}` : "";
  const rendered = parts.map((part, index) => {
    const value = "text" in part ? part.text : values[part.placeholder];
    return index === suffixAt ? value + suffix : value;
  });
  return rendered.join("") + (suffixAt < 0 ? suffix : "");
}

function describeAlike(accounts: readonly NamedAccount[]): string {
  const shown = accounts.slice(0, 3).map(({ accountId }) => accountId);
  const more = accounts.length - shown.length;
  const list = more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(" and ");
  return `Accounts ${list} would have profiles of the same names (${accounts[0]?.accountName ?? "no name"}), so their id is part of them.`;
}
