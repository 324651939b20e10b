import { invalidPortalRequest } from "./portal-fault.ts";

/** AWS documents none; this one is small, so that clients that forget about pages are found out. */
const usualSize = 20;
const largestSize = 100;

/**
 * A page of a list.
 *
 * @param query - `max_result` and `next_token`
 * @param list - which list it is: a token is good for the list alone that it came with
 * @throws {AwsFault} `InvalidRequestException`
 * @internal
 */
export function pageOf<Item>(
  items: readonly Item[],
  query: URLSearchParams,
  list: string,
): { readonly items: readonly Item[]; readonly nextToken: string | null } {
  const size = sizeOf(query.get("max_result"));
  const start = startOf(query.get("next_token"), list);
  const end = start + size;
  return { items: items.slice(start, end), nextToken: end < items.length ? tokenOf(list, end) : null };
}

function sizeOf(maxResult: string | null): number {
  if (maxResult === null) return usualSize;
  const size = /^\d{1,3}$/.test(maxResult) ? Number(maxResult) : 0;
  if (size < 1 || size > largestSize) throw invalidPortalRequest("Max results must be between 1 and 100");
  return size;
}

function startOf(nextToken: string | null, list: string): number {
  if (nextToken === null) return 0;
  const start = Number(Buffer.from(nextToken, "base64url").toString("utf8").split("\n").at(-1));
  if (!Number.isSafeInteger(start) || tokenOf(list, start) !== nextToken) {
    throw invalidPortalRequest("Invalid next token provided");
  }
  return start;
}

function tokenOf(list: string, start: number): string {
  return Buffer.from(`${list}\n${start}`).toString("base64url");
}
