import { realWait } from "../../network/real-wait.ts";
import { openPortal, type Portal } from "../client/portal.ts";
import type { TokenRejected } from "../role-credentials.ts";
import type { SsoDeps } from "../sso-deps.ts";
import type { AccessTokenInput, SsoAccessToken } from "../token/session-token.ts";
import { withAccessToken } from "../token/with-access-token.ts";
import { inParallel } from "./in-parallel.ts";
import { createPacedCalls, type PacedCall } from "./paced-calls.ts";
import { entriesOf, noPages, type Pages, readPages } from "./pages.ts";

/** Requests under way at once: enough for any pace that AWS grants, at any distance. */
const width = 16;

/**
 * An account of IAM Identity Center in which someone is given a role.
 *
 * @public
 */
export interface SsoAccount {
  /** Twelve digits; zeros in front count. */
  readonly accountId: string;
  readonly accountName: string | undefined;
  readonly emailAddress: string | undefined;
}

/**
 * An account, and the names of the permission sets that are given in it.
 *
 * @public
 */
export interface SsoAccountRoles extends SsoAccount {
  readonly roles: readonly string[];
}

/** @internal */
export interface DirectoryInput extends AccessTokenInput {
  /** Only these accounts. Default: all. */
  readonly accountIds?: readonly string[] | undefined;
}

/** @internal */
export interface DirectoryDeps extends SsoDeps {
  /** Told whenever a number changes. Before the accounts are listed, `accounts` counts those found so far. */
  readonly onProgress?: ((progress: { readonly accounts: number; readonly accountsDone: number }) => void) | undefined;
}

/** What was read so far; it outlives the token that it was read with. */
interface Directory {
  readonly accounts: Pages<SsoAccount>;
  readonly roles: Map<string, Pages<string>>;
}

/**
 * The accounts that the user is given something in, in AWS's order.
 *
 * @throws {CredentialError} as `ssoAccessToken`; `THROTTLED` when AWS answers nothing for a minute; what the network throws
 * @internal
 */
export async function ssoAccounts(input: DirectoryInput, deps: DirectoryDeps): Promise<readonly SsoAccount[]> {
  const directory: Directory = { accounts: noPages(), roles: new Map() };
  await withDirectory(input, deps, (reader) => readAccounts(directory, reader));
  return chosen(directory, input);
}

/**
 * The accounts together with the roles that the user is given in each.
 *
 * However many accounts there are, and however AWS throttles: the list comes complete, about as fast as AWS allows, or an error.
 *
 * @throws {CredentialError} as {@link ssoAccounts}
 * @internal
 */
export async function ssoRoles(input: DirectoryInput, deps: DirectoryDeps): Promise<readonly SsoAccountRoles[]> {
  const directory: Directory = { accounts: noPages(), roles: new Map() };
  await withDirectory(input, deps, async (reader) => {
    const end = await readAccounts(directory, reader);
    return end === "token-rejected" ? end : await readRoles(directory, chosen(directory, input), reader);
  });
  return chosen(directory, input).map((account) => ({ ...account, roles: directory.roles.get(account.accountId)?.items ?? [] }));
}

function chosen({ accounts }: Directory, { accountIds }: DirectoryInput): readonly SsoAccount[] {
  return accountIds === undefined ? accounts.items : accounts.items.filter(({ accountId }) => accountIds.includes(accountId));
}

interface Reader {
  readonly portal: Portal;
  readonly token: SsoAccessToken["token"];
  readonly call: PacedCall;
  readonly onProgress: NonNullable<DirectoryDeps["onProgress"]>;
}

async function withDirectory(
  input: DirectoryInput,
  deps: DirectoryDeps,
  read: (reader: Reader) => Promise<"complete" | TokenRejected>,
): Promise<void> {
  const { session, profile } = input;
  const call = createPacedCalls({ clock: deps.clock, wait: deps.wait ?? realWait });
  await withAccessToken(input, deps, async ({ token, region }) => {
    const portal = await openPortal({ session, region, profile }, deps);
    try {
      const end = await read({ portal, token, call, onProgress: deps.onProgress ?? (() => undefined) });
      return end === "token-rejected" ? end : { end };
    } finally {
      portal.close();
    }
  });
}

async function readAccounts({ accounts }: Directory, { portal, token, call, onProgress }: Reader) {
  return await readPages(accounts, async (next) => {
    const answered = await call(() => portal.accounts(token, next));
    if (!answered.ok) {
      return answered;
    }
    const { accountList, nextToken } = answered.answer;
    // An account that is listed twice, as when one is renamed between two pages, is one account.
    const known = new Set(accounts.items.map(({ accountId }) => accountId));
    const items = entriesOf(accountList).flatMap(({ accountId, accountName, emailAddress }) => {
      if (accountId === undefined || known.has(accountId)) return [];
      known.add(accountId);
      return [{ accountId, accountName, emailAddress }];
    });
    onProgress({ accounts: accounts.items.length + items.length, accountsDone: 0 });
    return { ok: true, answer: { items, next: nextToken } };
  });
}

async function readRoles({ roles }: Directory, accounts: readonly SsoAccount[], { portal, token, call, onProgress }: Reader) {
  const tell = () =>
    onProgress({ accounts: accounts.length, accountsDone: [...roles.values()].filter(({ complete }) => complete).length });
  tell();
  const all = await inParallel(accounts, width, async ({ accountId }) => {
    const pages = roles.get(accountId) ?? noPages<string>();
    roles.set(accountId, pages);
    const end = await readPages(pages, async (next) => {
      const answered = await call(() => portal.accountRoles(token, accountId, next));
      if (!answered.ok) {
        return answered;
      }
      const { roleList, nextToken } = answered.answer;
      return { ok: true, answer: { items: entriesOf(roleList).flatMap(({ roleName }) => roleName ?? []), next: nextToken } };
    });
    tell();
    return end === "complete";
  });
  return all ? "complete" : "token-rejected";
}
