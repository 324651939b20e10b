import { lstatSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CredentialError, type GivenProfiles, type OwnSource } from "@aws-temp/core/internal/cached";

/** What a helper can obtain credentials with, long after the step: nothing secret. */
export type RenewableSource = Exclude<OwnSource, { readonly kind: "keys" }>;

/**
 * What the step leaves for its helper. Holds no secret.
 *
 * @public
 */
export interface RefreshFile {
  readonly version: 1;
  readonly given: GivenProfiles & { readonly ownSource?: RenewableSource | undefined };
  readonly configFile: string;
  readonly credentialsFile: string;
  /** Inputs of the step that say how AWS is reached. */
  readonly inputs: Readonly<Record<string, string>>;
}

const fileName = "roles.json";
/** Bytes: thousands of profiles come to a few megabytes. */
const largest = 16 * 1024 * 1024;

/** @public */
export async function writeRefreshFile(folder: string, file: RefreshFile): Promise<void> {
  await writeFile(join(folder, fileName), `${JSON.stringify(file)}\n`, { mode: 0o600, flag: "wx" });
}

/**
 * @throws {CredentialError} `FILE_UNREADABLE` when the job that wrote it has ended
 * @public
 */
export function readRefreshFile(folder: string): RefreshFile {
  const path = join(folder, fileName);
  try {
    const file: unknown = JSON.parse(textOf(path));
    if (isRefreshFile(file)) return file;
  } catch (cause) {
    throw unreadable(path, cause);
  }
  throw unreadable(path, undefined);
}

/** Core's own reader would cost the helper its start. */
function textOf(path: string): string {
  const stats = lstatSync(path);
  if (!stats.isFile() || stats.size > largest) throw new Error("It is not a file of the step.");
  return readFileSync(path, "utf8");
}

function isRefreshFile(file: unknown): file is RefreshFile {
  const { version, given, configFile, credentialsFile, inputs } = (file ?? {}) as Partial<Record<keyof RefreshFile, unknown>>;
  return (
    version === 1 &&
    typeof (given as { readonly text?: unknown } | undefined)?.text === "string" &&
    typeof configFile === "string" &&
    typeof credentialsFile === "string" &&
    typeof inputs === "object" &&
    inputs !== null
  );
}

function unreadable(path: string, cause: unknown): CredentialError {
  return new CredentialError("FILE_UNREADABLE", `The file ${path} of the job's step cannot be read.`, {
    file: path,
    cause,
    hints: ["The profile works in the job that wrote it. Remove it from the config file, or run the action again."],
  });
}
