import { readdirSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../sha256.ts";

/**
 * The lock of a place at which one process at a time may ask a question.
 *
 * @param place - e.g. a terminal
 * @internal
 */
export function promptLock(stateFolder: string, place: string): string {
  return join(stateFolder, "locks", `prompt-${sha256(place)}.lock`);
}

/**
 * Whether any process asks a question now: a line of another process could stand in the way of its answer.
 *
 * @internal
 */
export function isPromptOpen(stateFolder: string): boolean {
  try {
    return readdirSync(join(stateFolder, "locks")).some((name) => /^prompt-.*\.lock$/.test(name));
  } catch {
    return false;
  }
}
