import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type ErrorCode, errorCodes } from "../../errors/codes.ts";
import { CredentialError } from "../../errors/credential-error.ts";
import { isAbsent } from "../files/is-absent.ts";
import { readStateFile } from "../files/read-state-file.ts";
import { writeStateFile } from "../files/write-state-file.ts";

/**
 * A failure that the processes waiting behind the one that met it share, instead of each meeting it in turn.
 *
 * @internal
 */
export interface SharedFailure {
  /** When it happened, in milliseconds since the epoch. */
  readonly at: number;
  /** As it was thrown; its cause stays with the process that met it. */
  readonly error: CredentialError;
}

/**
 * Tells the other processes of a failure. Nothing secret may be in its message or hints, as in any error's.
 *
 * @throws the error of the operating system
 * @internal
 */
export async function shareFailure(stateFolder: string, key: string, { at, error }: SharedFailure): Promise<void> {
  const { code, message, hints, data } = error;
  // The place belongs to the message: both are what the process found that met the failure.
  const told = { at, code, message, hints, file: data.file, line: data.line };
  await writeStateFile(fileOf(stateFolder, key), `${JSON.stringify(told)}\n`);
}

/**
 * The last failure under a key, if one was shared. A torn or foreign file is none.
 *
 * @throws the error of the operating system when the file is there and cannot be read
 * @internal
 */
export async function sharedFailure(stateFolder: string, key: string): Promise<SharedFailure | undefined> {
  try {
    return parse(readStateFile(fileOf(stateFolder, key)));
  } catch (error) {
    if (isAbsent(error) || error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/** @internal */
export async function forgetFailure(stateFolder: string, key: string): Promise<void> {
  await rm(fileOf(stateFolder, key), { force: true });
}

function parse(text: string): SharedFailure | undefined {
  const { at, code, message, hints, file, line } = (JSON.parse(text) ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof at !== "number" || typeof code !== "string" || !Object.hasOwn(errorCodes, code) || typeof message !== "string") {
    return undefined;
  }
  const told = Array.isArray(hints) ? hints.filter((hint) => typeof hint === "string") : [];
  const place = typeof file === "string" && typeof line === "number" ? { file, line } : {};
  return { at, error: new CredentialError(code as ErrorCode, message, { ...place, hints: told }) };
}

function fileOf(stateFolder: string, key: string): string {
  return join(stateFolder, "failures", `${key}.json`);
}
