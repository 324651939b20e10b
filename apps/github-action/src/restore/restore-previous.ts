import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Host } from "../host.ts";
import { type Kept, largestState, type Remembered, stateName, usualVariables } from "./remembered.ts";
import { valuesThatWork } from "./values-that-work.ts";

/** Never exported as they were, without being hidden first. */
const secrets = new Set(["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"]);
const ofKeys = new Set(["AWS_ACCESS_KEY_ID", ...secrets]);

const usualFiles = new Map([
  ["AWS_CONFIG_FILE", "config"],
  ["AWS_SHARED_CREDENTIALS_FILE", "credentials"],
]);

/**
 * Undoes what the main step did: variables get their earlier values, or none; profiles that no one changed since go, or become what
 * they were; the step's own folders go. Whatever fails is a warning: the work of the job is done.
 *
 * @public
 */
export async function restorePrevious(host: Host): Promise<void> {
  const state = host.state(stateName);
  if (state === "") {
    host.info("This step changed nothing.");
    return;
  }
  const remembered = JSON.parse(state) as Remembered;
  const kept = readKept(host, remembered);
  const give = variableGiver(host, remembered, kept);
  // At once, for another job may hold the files; and again, as some depend on what the files say then.
  await attempt(host, "Variables", give);
  await attempt(host, "Profiles", () => restoreProfiles(host, remembered));
  await attempt(host, "Variables", give);
  await attempt(host, "Files of a step that was killed", () => removeLeftOvers(remembered));
  for (const folder of remembered.folders) {
    await attempt(host, folder, () => rmSync(folder, { recursive: true, force: true }));
  }
}

/** A file of the main step's own. Core's reader is not loaded here: the cleanup loads nothing of core unless it must. */
function textOf(file: string): string {
  const { size } = lstatSync(file);
  if (size > largestState) throw new Error(`${file} is larger than a step writes`);
  return readFileSync(file, "utf8");
}

/** What a main that was killed in the middle left beside the user's files: copies with session keys in them, and locks. */
function removeLeftOvers({ marks, profiles }: Remembered): void {
  if (profiles === undefined) return;
  const { configFile, credentialsFile, stateFolder } = profiles;
  for (const folder of new Set([...[configFile, credentialsFile].map(dirname), join(stateFolder, "action")])) {
    const copies = namesIn(folder).filter((name) => name.includes(marks.copies) && name.endsWith(".tmp"));
    for (const name of copies) rmSync(join(folder, name), { force: true });
  }
  const locks = join(stateFolder, "locks");
  for (const name of namesIn(locks)) {
    const lock = join(locks, name);
    if (lstatSync(lock).isFile() && readFileSync(lock, "utf8").startsWith(`${marks.locks} `)) rmSync(lock, { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readKept(host: Host, { keptIn }: Remembered): Kept {
  const nothing = { variables: {} };
  if (keptIn === undefined) return nothing;
  try {
    return JSON.parse(textOf(keptIn)) as Kept;
  } catch (cause) {
    host.warning(`What was there before this step is lost: ${(cause as Error).message}`);
    return nothing;
  }
}

/** @returns sets the variables that it has not set so before */
function variableGiver(host: Host, remembered: Remembered, kept: Kept): () => void {
  const environment = { ...host.environment };
  const earlier = earlierVariables({ ...host, environment }, remembered, kept);
  const shown = new Map<string, string>();
  let made: string | undefined;
  const folder = () => (made ??= mkdtempSync(join(environment["RUNNER_TEMP"] || tmpdir(), "aws-temp-no-profile-")));
  return () => {
    for (const [name, value] of valuesThatWork(earlier, environment, folder)) {
      if (shown.get(name) === value) continue;
      shown.set(name, value);
      host.exportVariable(name, value);
    }
  };
}

function earlierVariables(host: Host, { restore, env, variables }: Remembered, kept: Kept): ReadonlyMap<string, string> {
  const names = restore || !env ? variables : new Set([...usualVariables, ...variables]);
  const given = new Map<string, string>();
  for (const name of names) {
    const value = earlierValue(name, restore ? kept : undefined, host);
    // The step did not come to set it.
    if (name === "AWS_PROFILE" && value === "" && !host.environment[name]) continue;
    if (value !== "" && secrets.has(name)) host.mask(value);
    given.set(name, value);
  }
  return given;
}

/**
 * What the job is given back.
 *
 * Keys that the step replaced, and that still stand here as they were, are the step's own (its `env`): the job never had them, nor may
 * the posts of other actions get them.
 */
function earlierValue(name: string, kept: Kept | undefined, { environment }: Host): string {
  const earlier = kept?.variables[name] ?? "";
  const ofTheStep = ofKeys.has(name) && environment[name] === earlier;
  return ofTheStep ? "" : earlier || usualPath(name);
}

/** The usual files by their full names: the AWS CLI and boto3 take an empty variable for a file that does not exist. */
function usualPath(name: string): string {
  const file = usualFiles.get(name);
  return file === undefined || homedir() === "" ? "" : join(homedir(), ".aws", file);
}

async function restoreProfiles(host: Host, { profiles, folders }: Remembered): Promise<void> {
  if (profiles === undefined || folders.includes(dirname(profiles.credentialsFile))) return;
  const { undoProfiles } = await import("./undo-profiles.ts");
  for (const name of await undoProfiles(profiles, Date.now())) {
    host.warning(`Profile ${name} was changed since this step wrote it, and is left as it is.`);
  }
}

async function attempt(host: Host, what: string, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    host.warning(`${what} could not be restored: ${(cause as Error).message}`);
  }
}
