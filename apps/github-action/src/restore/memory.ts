import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CredentialError, type Environment } from "@aws-temp/core";
import { ownCopies, ownerStart } from "@aws-temp/core/internal/store";
import type { Host } from "../host.ts";
import { type Kept, type Remembered, stateName, type WrittenProfiles } from "./remembered.ts";

/**
 * Keeps what the post step needs, always before the change that it undoes: a step that is killed in the middle is undone, too.
 *
 * @public
 */
export interface Memory {
  /** Variables are about to be set, or cleared with an empty value. */
  readonly variables: (set: readonly (readonly [name: string, value: string])[]) => void;
  /** Profiles are about to be written, or have been taken back. */
  readonly profiles: (written: WrittenProfiles | undefined) => void;
  /** Makes a folder of the step's own, 0700, which is removed when the job ends. */
  readonly folder: () => string;
  readonly all: () => Remembered;
}

/**
 * @param before - the variables as the step found them
 * @public
 */
export function createMemory(
  host: Pick<Host, "saveState">,
  before: Environment,
  { restore, env }: { readonly restore: boolean; readonly env: boolean },
): Memory {
  let remembered: Remembered = {
    restore,
    env,
    variables: [],
    keptIn: undefined,
    profiles: undefined,
    folders: [],
    marks: { copies: ownCopies, locks: ownerStart() },
  };
  let kept: Kept = { variables: {} };
  let exported: Readonly<Record<string, string>> = {};
  const save = () => host.saveState(stateName, JSON.stringify(remembered));
  const ownFolder = () => {
    const made = makeFolderIn(before["RUNNER_TEMP"] || tmpdir());
    remembered = { ...remembered, folders: [...remembered.folders, made] };
    return made;
  };
  const folder = () => {
    const made = ownFolder();
    save();
    return made;
  };
  const keep = () => {
    const worthKeeping = Object.keys(kept.variables).length > 0;
    if (worthKeeping || remembered.keptIn !== undefined) {
      const file = remembered.keptIn ?? join(folder(), "earlier.json");
      writeWhole(file, JSON.stringify(kept));
      remembered = { ...remembered, keptIn: file };
    }
    save();
  };
  return {
    variables: (set) => {
      exported = { ...exported, ...Object.fromEntries(set) };
      const changed = Object.keys(exported).filter((name) => exported[name] !== (before[name] ?? ""));
      const values = changed.map((name) => [name, before[name] ?? ""] as const).filter(([, value]) => restore && value !== "");
      kept = { variables: Object.fromEntries(values) };
      remembered = { ...remembered, variables: changed };
      keep();
    },
    profiles: (profiles) => {
      remembered = { ...remembered, profiles };
      save();
    },
    folder,
    all: () => remembered,
  };
}

/** In one step: a main that is killed while it writes leaves what was remembered before. */
function writeWhole(file: string, text: string): void {
  const next = `${file}.next`;
  writeFileSync(next, text, { mode: 0o600 });
  renameSync(next, file);
}

/** @throws {CredentialError} `FILE_UNWRITABLE` */
function makeFolderIn(parent: string): string {
  try {
    // A step of before may have removed it.
    mkdirSync(parent, { recursive: true });
    return mkdtempSync(join(parent, "aws-temp-"));
  } catch (cause) {
    throw new CredentialError("FILE_UNWRITABLE", `No folder can be made in ${parent}: ${(cause as Error).message}`, {
      file: parent,
      cause,
      hints: ["RUNNER_TEMP must name a folder that this user may write to."],
    });
  }
}
