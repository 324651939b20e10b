import { rm } from "node:fs/promises";
import { type KeptCredentials, keptCredentials } from "./kept-credentials.ts";

/**
 * Removes the cached credentials that came from something, whole chains of roles included.
 *
 * @param origin - as it is in the entries; `undefined` removes all
 * @returns what was removed
 * @throws the error of the operating system
 * @internal
 */
export async function forgetCredentials(stateFolder: string, origin: string | undefined): Promise<readonly KeptCredentials[]> {
  const kept = await keptCredentials(stateFolder);
  const removed = kept.filter(({ entry }) => origin === undefined || entry?.origins.includes(origin));
  for (const { file } of removed) await rm(file, { force: true });
  return removed;
}
