import { CredentialError } from "../../errors/credential-error.ts";
import type { Answered } from "../client/answered.ts";
import { isTokenRejected } from "../client/portal-faults.ts";
import type { TokenRejected } from "../role-credentials.ts";

/**
 * A list that AWS gives in pages, as far as it was read. It can be read on with another token.
 *
 * @internal
 */
export interface Pages<Item> {
  readonly items: Item[];
  next: string | undefined;
  complete: boolean;
}

/** @internal */
export function noPages<Item>(): Pages<Item> {
  return { items: [], next: undefined, complete: false };
}

/** More than any organisation has accounts, at the hundred that a page may hold. */
const mostPages = 2000;
const mostItems = 200_000;

/**
 * The error for a list that is no list of IAM Identity Center.
 *
 * @internal
 */
export function unreadable(what: string): CredentialError {
  return new CredentialError("AWS_UNAVAILABLE", `The answer of IAM Identity Center cannot be read: it ${what}.`, {
    hints: ["Check sso_region, any custom endpoint, and whether a proxy answers instead of AWS."],
  });
}

/**
 * The entries of a list, each an object.
 *
 * @throws {CredentialError} `AWS_UNAVAILABLE` for an entry that is none, or a text that is longer than any name of AWS
 * @internal
 */
export function entriesOf<Entry extends object>(list: readonly Entry[] | undefined): readonly Entry[] {
  if (!Array.isArray(list)) throw unreadable("has no list");
  const entries: readonly unknown[] = list;
  for (const entry of entries) {
    if (typeof entry !== "object" || entry === null) throw unreadable("has an entry in a list that is no object");
    const texts = Object.values(entry).filter((value) => value !== undefined && value !== null);
    if (texts.some((text) => typeof text !== "string" || text.length > longestText)) {
      throw unreadable("has an entry in a list that holds no texts, or too long ones");
    }
  }
  return entries as readonly Entry[];
}

const longestText = 1000;

/**
 * Reads a list to its end.
 *
 * @param fetch - gives one page: its items, and the mark of the next page if there is one
 * @throws {CredentialError} why a page could not be had; a list is never given in part
 * @internal
 */
export async function readPages<Item>(
  pages: Pages<Item>,
  fetch: (next: string | undefined) => Promise<Answered<{ readonly items: readonly Item[]; readonly next: string | undefined }>>,
): Promise<"complete" | TokenRejected> {
  const seen = new Set<string>();
  for (let empty = 0; !pages.complete; ) {
    const answered = await fetch(pages.next);
    if (!answered.ok) {
      if (isTokenRejected(answered.fault)) {
        return "token-rejected";
      }
      throw answered.error;
    }
    const { items, next } = answered.answer;
    empty = items.length === 0 ? empty + 1 : 0;
    if (next && (seen.has(next) || empty > 1 || seen.size >= mostPages || pages.items.length + items.length > mostItems)) {
      throw unreadable("gives pages of a list without end");
    }
    if (next) seen.add(next);
    // One by one: a spread of very many would overflow the stack.
    for (const item of items) pages.items.push(item);
    pages.next = next;
    pages.complete = !next;
  }
  return "complete";
}
