import { createHash } from "node:crypto";
import { existsSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { UserFiles } from "@aws-temp/core/internal/store";
import { readStateFile, sizeLimits, writeStateFileNow } from "@aws-temp/core/internal/store";
import type { Piece } from "./place-section.ts";

/** @public */
export const kinds = ["credentials", "config"] as const;

/** @public */
export type Kind = (typeof kinds)[number];

/**
 * A run of the action whose profiles stand in the files.
 *
 * @public
 */
export interface Claim {
  readonly run: string;
  /** In the runner's folder, which goes with the job. */
  readonly folder: string;
  /** Where that folder can be looked for. */
  readonly machine: string;
  /** Milliseconds since the epoch: no job lasts longer. */
  readonly until: number;
}

/**
 * A section that runs of the action wrote.
 *
 * @public
 */
export interface RecordedSection {
  /** The text of before the first of them; `null` when there was none. */
  readonly original: string | null;
  /** Where they took the section out: what went, with its place. */
  readonly piece: Piece | null;
  /** SHA-256 of what the last of them wrote; `null` when it took the section out. */
  readonly hash: string | null;
}

/** @public */
export interface RecordedProfile {
  readonly claims: readonly Claim[];
  readonly sections: Readonly<Record<Kind, RecordedSection>>;
}

/**
 * What all runs of the action that share two files have changed in them. It stays in the state folder, because jobs that share a home
 * must find each other's: the run that ends last gives the user's own text back. It holds secrets, as the files do.
 *
 * @public
 */
export interface FileRecord {
  readonly files: Readonly<Record<Kind, RecordedFile>>;
  readonly profiles: Readonly<Record<string, RecordedProfile>>;
}

/** @public */
export interface RecordedFile {
  /** The whole text of before the first run; `null` when there was no file. */
  readonly original: string | null;
  /** SHA-256 of the whole text as the last run left it; `null` once someone else changed the file. */
  readonly written: string | null;
}

/** @public */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function recordFile({ configFile, credentialsFile }: UserFiles, stateFolder: string): string {
  return join(stateFolder, "action", `${hashOf(`${configFile}\n${credentialsFile}`).slice(0, 16)}.json`);
}

/**
 * The record without the claims of jobs that are over, such as those of a runner that was killed. The caller holds the lock.
 *
 * @returns `undefined` when there is none
 * @throws {CredentialError} `STATE_UNSAFE`; else the error of the operating system, or of a text that is no record
 * @public
 */
export function readRecord(files: UserFiles, stateFolder: string, now: number): FileRecord | undefined {
  const path = recordFile(files, stateFolder);
  if (!existsSync(path)) return undefined;
  const { files: recorded, profiles } = JSON.parse(readStateFile(path, 2, 2 * sizeLimits.userFile)) as FileRecord;
  const living = Object.entries(profiles).map(([name, profile]) => [
    name,
    { ...profile, claims: profile.claims.filter((claim) => isLiving(claim, now)) },
  ]);
  return { files: recorded, profiles: Object.fromEntries(living) };
}

/**
 * Replaces the record at once, or removes it. The caller holds the lock.
 *
 * @throws as {@link readRecord}
 * @public
 */
export function writeRecord(files: UserFiles, stateFolder: string, record: FileRecord | undefined): void {
  writeStateFileNow(recordFile(files, stateFolder), record === undefined ? undefined : JSON.stringify(record));
}

/** Milliseconds: five days, the longest that a job of a runner of one's own may last. */
const longestJob = 5 * 24 * 60 * 60 * 1000;

/** @public */
export function claimOf(run: string, folder: string, now: number): Claim {
  return { run, folder, machine: thisMachine(), until: now + longestJob };
}

function isLiving({ machine, folder, until }: Claim, now: number): boolean {
  return now < until && (machine !== thisMachine() || existsSync(folder));
}

/** Containers may share a home and not the runner's folder. */
function thisMachine(): string {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/mnt")}`;
  } catch {
    return hostname();
  }
}
