import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Environment } from "@aws-temp/core";
import { stateFolder } from "@aws-temp/core/store";
import type { Memory } from "../restore/memory.ts";
import type { Kept } from "../restore/remembered.ts";
import { undoProfiles } from "../restore/undo-profiles.ts";
import { checkNames, checkProfiles, filesIn, filesOfEarlierStep, homeFiles } from "./profile-files.ts";

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
  if (files !== undefined) checkProfiles(files, names, overwrite);
}

/** Where profiles go; a folder of the job's is made if they go there. */
export function filesFor(location: "home" | "temp", environment: Environment, memory: Memory) {
  if (location === "home") {
    return { ...homeFiles(environment), stateFolder: stateFolder(environment, environment["HOME"] || homedir()) };
  }
  const earlier = filesOfEarlierStep(environment);
  const files = earlier ?? filesIn(memory.folder());
  return { ...files, stateFolder: join(files.configFile, "..", "state") };
}

/** Undoes profiles that were just written, so that nothing is left of them to undo later. */
export async function takeBack(memory: Memory): Promise<void> {
  const remembered = memory.all();
  if (remembered.sections.length === 0) return;
  const nothing: Kept = { variables: {}, sections: [] };
  const kept = remembered.keptIn === undefined ? nothing : (JSON.parse(readFileSync(remembered.keptIn, "utf8")) as Kept);
  await undoProfiles(remembered, kept);
  memory.sections({ ...remembered, sections: [], created: [] }, []);
}
