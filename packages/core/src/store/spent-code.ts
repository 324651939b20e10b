import { join } from "node:path";
import { isAbsent } from "./files/is-absent.ts";
import { readStateFile } from "./files/read-state-file.ts";
import { writeStateFile } from "./files/write-state-file.ts";
import { sha256 } from "./sha256.ts";

/** AWS takes a code in its own 30 seconds and in those before and after; later the same digits are a new code. */
const memory = 90_000;

/**
 * Remembers that a code of a device was taken by AWS, so that it is not offered again: AWS takes each code once.
 *
 * @param now - milliseconds since the epoch
 * @internal
 */
export async function rememberSpentCode(stateFolder: string, serial: string, code: string, now: number): Promise<void> {
  await writeStateFile(fileOf(stateFolder, serial), `${JSON.stringify({ code: hash(`${serial} ${code}`), at: now })}\n`);
}

/**
 * Whether a code of a device is known to be spent.
 *
 * @internal
 */
export async function isSpentCode(stateFolder: string, serial: string, code: string, now: number): Promise<boolean> {
  try {
    const last: unknown = JSON.parse(readStateFile(fileOf(stateFolder, serial)));
    const { code: spent, at } = last as { readonly code?: unknown; readonly at?: unknown };
    return spent === hash(`${serial} ${code}`) && typeof at === "number" && now - at < memory;
  } catch (error) {
    if (isAbsent(error) || error instanceof SyntaxError || error instanceof TypeError) {
      return false;
    }
    throw error;
  }
}

function fileOf(stateFolder: string, serial: string): string {
  return join(stateFolder, "mfa", `${hash(serial)}.json`);
}

function hash(text: string): string {
  return sha256(text);
}
