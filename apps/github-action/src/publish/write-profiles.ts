import { createHash } from "node:crypto";
import { chmodSync, existsSync } from "node:fs";
import { editIni, type IniEdit, sectionText } from "@aws-temp/core";
import { editUserFiles, type UserFiles, type UserTexts } from "@aws-temp/core/store";
import type { Memory } from "../restore/memory.ts";
import type { Kept, RememberedSection } from "../restore/remembered.ts";
import { checkProfiles, sectionIn } from "./profile-files.ts";
import type { ProfileToWrite } from "./publication.ts";

/** @public */
export interface WriteInput {
  readonly files: UserFiles;
  readonly profiles: readonly ProfileToWrite[];
  readonly overwrite: boolean;
}

/** @public */
export interface WriteDeps {
  readonly memory: Memory;
  /** Of locks. */
  readonly stateFolder: string;
  /** Throws when the step is to end, which it may while another process writes the files. */
  readonly checkEnd: () => void;
}

const kinds = ["credentials", "config"] as const;
type Kind = (typeof kinds)[number];

/**
 * Writes profiles into the two files, changing nothing but their sections. Both files are read anew under a lock; what was there is
 * remembered before anything is written. The files are for this user alone afterwards.
 *
 * @throws {CredentialError} as {@link checkProfiles}, `FILE_UNWRITABLE`, `INVALID_VALUE` for what a file cannot hold, what `checkEnd` throws
 * @public
 */
export async function writeProfiles({ files, profiles, overwrite }: WriteInput, deps: WriteDeps): Promise<void> {
  const { stateFolder } = deps;
  const names = profiles.map(({ name }) => name);
  const edit = (texts: UserTexts) => {
    checkProfiles(files, names, overwrite);
    const edited = editBoth(texts, profiles, files.configFile === files.credentialsFile);
    const created = kinds.filter((kind) => !existsSync(files[`${kind}File`]));
    const sections = kinds.flatMap((kind) => names.map((name) => changeOf(kind, name, texts[kind], edited[kind])));
    const earlier = kinds.flatMap((kind) => names.flatMap((name) => earlierOf(kind, name, texts[kind])));
    deps.memory.sections({ sections, ...files, created, stateFolder }, earlier);
    for (const kind of kinds) {
      if (edited[kind] !== texts[kind]) makePrivate(files[`${kind}File`]);
    }
    return { ...edited, result: undefined };
  };
  const hints = ["Or let profiles go to files of the job: config-location: temp"];
  await editUserFiles(files, edit, { stateFolder, hints, whileWaiting: deps.checkEnd });
}

/** @param oneFile - both variables name the same file, as some machines have it: it then gets both kinds of section */
function editBoth(texts: UserTexts, profiles: readonly ProfileToWrite[], oneFile: boolean): UserTexts {
  const keys = profiles.map((profile) => sectionEdit("credentials", profile, keysOf(profile)));
  const settings = profiles.map((profile) => sectionEdit("config", profile, settingsOf(profile)));
  const credentials = editIni(texts.credentials, keys);
  if (!oneFile) return { credentials, config: editIni(texts.config, settings) };
  const both = editIni(credentials, settings);
  return { credentials: both, config: both };
}

function sectionEdit(kind: Kind, { name }: ProfileToWrite, settings: Readonly<Record<string, string | undefined>>): IniEdit {
  const section = sectionIn[kind](name);
  const present = Object.entries(settings).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return present.length === 0
    ? { kind: "remove-section", section }
    : { kind: "set-section", section, settings: new Map(present) };
}

/** Keys in this file would win over a program in the other one. */
function keysOf({ credentials, credentialProcess }: ProfileToWrite) {
  if (credentialProcess !== undefined) return {};
  return {
    aws_access_key_id: credentials.accessKeyId,
    aws_secret_access_key: credentials.secretAccessKey.reveal(),
    aws_session_token: credentials.sessionToken?.reveal(),
  };
}

function settingsOf({ region, credentialProcess }: ProfileToWrite) {
  return { region, credential_process: credentialProcess };
}

function changeOf(file: Kind, name: string, before: string, after: string): RememberedSection {
  const written = sectionText(after, sectionIn[file](name));
  const isNew = sectionText(before, sectionIn[file](name)) === undefined;
  return {
    file,
    name,
    hash: written === undefined ? undefined : hashOf(written),
    before: isNew && after.startsWith(before) ? before.length : undefined,
  };
}

function earlierOf(file: Kind, name: string, before: string): Kept["sections"] {
  const text = sectionText(before, sectionIn[file](name));
  return text === undefined ? [] : [{ file, name, text }];
}

/** @public */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Windows has no such modes. */
function makePrivate(file: string): void {
  if (process.platform !== "win32" && existsSync(file)) chmodSync(file, 0o600);
}
