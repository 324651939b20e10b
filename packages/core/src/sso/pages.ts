import { CredentialError } from "../errors/credential-error.ts";
import type { Answered } from "./answered.ts";
import { isTokenRejected } from "./portal-faults.ts";
import type { TokenRejected } from "./role-credentials.ts";

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
  while (!pages.complete) {
    const answered = await fetch(pages.next);
    if (!answered.ok) {
      if (isTokenRejected(answered.fault)) {
        return "token-rejected";
      }
      throw answered.error;
    }
    const { items, next } = answered.answer;
    if (next !== undefined && next === pages.next) {
      throw new CredentialError("AWS_UNAVAILABLE", "IAM Identity Center gives the same page of a list again and again.");
    }
    pages.items.push(...items);
    pages.next = next;
    pages.complete = !next;
  }
  return "complete";
}
