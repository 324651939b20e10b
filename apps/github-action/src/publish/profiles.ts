import { homedir } from "node:os";
import { join } from "node:path";
import type { Environment } from "@aws-temp/core";
import { stateFolder, type UserFiles } from "@aws-temp/core/internal/store";
import type { Memory } from "../restore/memory.ts";
import { undoProfiles } from "../restore/undo-profiles.ts";
import { checkNames, checkProfiles, filesIn, filesOfEarlierStep, homeFiles } from "./profile-files.ts";

import { notLeft } from "./write-profiles.ts";

export { writeProfiles } from "./write-profiles.ts";

/**
 * Refuses, before anything is called, profiles that could not be written.
 *
 * @throws {CredentialError} as {@link checkNames} and {@link checkProfiles}
 */
export function checkBeforehand(
  location: "home" | "temp",
  names: readonly string[],
  overwrite: boolean,
  environment: Environment,
): void {
  checkNames(names);
  const files = location === "home" ? homeFiles(environment) : filesOfEarlierStep(environment);
  if (files !== undefined)
    checkProfiles(files, overwrite ? [] : notLeft(names, files, stateFolderOf(location, files, environment)));
}

/** Where profiles go; a folder of the job's is made if they go there. */
export function filesFor(location: "home" | "temp", environment: Environment, memory: Memory) {
  if (location === "home") {
    const files = homeFiles(environment);
    return { ...files, stateFolder: stateFolderOf(location, files, environment) };
  }
  const files = filesOfEarlierStep(environment) ?? filesIn(memory.folder());
  return { ...files, stateFolder: stateFolderOf(location, files, environment) };
}

/** Of locks. */
function stateFolderOf(location: "home" | "temp", { configFile }: UserFiles, environment: Environment): string {
  return location === "home" ? stateFolder(environment, environment["HOME"] || homedir()) : join(configFile, "..", "state");
}

/** Undoes profiles that were just written, so that nothing is left of them to undo later. */
export async function takeBack(memory: Memory): Promise<void> {
  const { profiles } = memory.all();
  if (profiles === undefined) return;
  await undoProfiles(profiles, Date.now());
  memory.profiles(undefined);
}
