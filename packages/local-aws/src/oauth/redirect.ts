import type { Answer } from "../server/service.ts";

/**
 * Sends the browser on, with further parameters in the address.
 *
 * @internal
 */
export function redirect(to: string, parameters: Readonly<Record<string, string>>): Answer {
  const url = new URL(to);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const headers = { location: url.href, "cache-control": "no-store", "referrer-policy": "no-referrer" };
  return { status: 303, headers, body: "" };
}
