import { randomUUID } from "node:crypto";
import { chmodSync, existsSync } from "node:fs";
import { editUserFiles, readUserFile, type UserFiles, type UserTexts } from "@aws-temp/core/internal/store";
import { editIni, type IniEdit, type SectionId, sectionsOf } from "@aws-temp/core/profiles";
import {
  type Claim,
  claimOf,
  type FileRecord,
  hashOf,
  type Kind,
  kinds,
  type RecordedFile,
  type RecordedSection,
  readRecord,
  writeRecord,
} from "../restore/file-record.ts";
import type { Memory } from "../restore/memory.ts";
import { takenOut } from "../restore/place-section.ts";
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

/**
 * Writes profiles into the two files, changing nothing but their sections. Both files are read again under a lock; what was there is
 * remembered before anything is written. The files are for this user alone afterwards.
 *
 * @throws {CredentialError} as {@link checkProfiles}, `FILE_UNWRITABLE`, `INVALID_VALUE` for what a file cannot hold, what `checkEnd` throws
 * @public
 */
export async function writeProfiles({ files, profiles, overwrite }: WriteInput, deps: WriteDeps): Promise<void> {
  const { stateFolder, memory } = deps;
  const names = profiles.map(({ name }) => name);
  const run = randomUUID();
  const claim = claimOf(run, memory.folder(), Date.now());
  const edit = (texts: UserTexts) => {
    const earlier = withoutRun(readRecord(files, stateFolder, Date.now()), run);
    checkProfiles(files, overwrite ? [] : names.filter(isNotLeft(texts, earlier)));
    const edited = editBoth(texts, profiles, files.configFile === files.credentialsFile);
    const there = { config: existsSync(files.configFile), credentials: existsSync(files.credentialsFile) };
    memory.profiles({ ...files, stateFolder, run });
    writeRecord(files, stateFolder, recordOf({ names, texts, edited, earlier, claim, there }));
    for (const kind of kinds) {
      if (edited[kind] !== texts[kind]) makePrivate(files[`${kind}File`]);
    }
    return { ...edited, result: undefined };
  };
  const hints = [
    "Or let profiles go to files of the job, beside which later steps do not see the runner's own: config-location: temp",
  ];
  await editUserFiles(files, edit, { stateFolder, hints, whileWaiting: deps.checkEnd });
}

/** An edit starts again when another program changed a file meanwhile: what it recorded the first time does not count. */
function withoutRun(record: FileRecord | undefined, run: string): FileRecord | undefined {
  if (record === undefined) return undefined;
  const profiles = Object.entries(record.profiles).flatMap(([name, profile]) => {
    const claims = profile.claims.filter((claim) => claim.run !== run);
    return claims.length === 0 && profile.claims.length > 0 ? [] : [[name, { ...profile, claims }] as const];
  });
  return { ...record, profiles: Object.fromEntries(profiles) };
}

/**
 * The names, without those of profiles that a killed run left behind: these are in the way of no one.
 *
 * @public
 */
export function notLeft(names: readonly string[], files: UserFiles, stateFolder: string): readonly string[] {
  const record = readRecord(files, stateFolder, Date.now());
  if (record === undefined) return names;
  const texts = { config: readUserFile(files.configFile) ?? "", credentials: readUserFile(files.credentialsFile) ?? "" };
  return names.filter(isNotLeft(texts, record));
}

/** Tells whether a profile is not one that a killed run left behind, and that no other run uses. */
function isNotLeft(texts: UserTexts, record: FileRecord | undefined): (name: string) => boolean {
  const sections = sectionsOfBoth(texts);
  return (name) => {
    const left = record?.profiles[name];
    const isLeft = (kind: Kind, section: RecordedSection) =>
      section.original === null && isOwn(sections[kind](sectionIn[kind](name)), section);
    return left === undefined || left.claims.length > 0 || !kinds.every((kind) => isLeft(kind, left.sections[kind]));
  };
}

type Sections = Readonly<Record<Kind, (section: SectionId) => string | undefined>>;

/** Each text is read once: a step may write thousands of profiles. */
function sectionsOfBoth({ config, credentials }: UserTexts): Sections {
  return { config: sectionsOf(config), credentials: sectionsOf(credentials) };
}

function isOwn(present: string | undefined, { hash }: RecordedSection): boolean {
  return (present === undefined ? null : hashOf(present)) === hash;
}

interface RecordInput {
  readonly names: readonly string[];
  readonly texts: UserTexts;
  readonly edited: UserTexts;
  readonly earlier: FileRecord | undefined;
  readonly claim: Claim;
  readonly there: Readonly<Record<Kind, boolean>>;
}

/** What an earlier run wrote is never remembered as the user's own. */
function recordOf({ names, texts, edited, earlier, claim, there }: RecordInput): FileRecord {
  const fileOf = (kind: Kind): RecordedFile => {
    const known = earlier?.files[kind];
    if (known === undefined) return { original: there[kind] ? texts[kind] : null, written: hashOf(edited[kind]) };
    const own = known.written === hashOf(texts[kind]) || texts[kind] === (known.original ?? "");
    return { original: known.original, written: own ? hashOf(edited[kind]) : null };
  };
  const [before, after] = [sectionsOfBoth(texts), sectionsOfBoth(edited)];
  const sectionOf = (kind: Kind, name: string): RecordedSection => {
    const section = sectionIn[kind](name);
    const present = before[kind](section);
    const written = after[kind](section);
    const hash = written === undefined ? null : hashOf(written);
    const known = earlier?.profiles[name]?.sections[kind];
    if (known !== undefined && isOwn(present, known)) return { ...known, hash };
    const goes = present !== undefined && written === undefined;
    const piece = goes ? takenOut(texts[kind], editIni(texts[kind], [{ kind: "remove-section", section }])) : null;
    return { original: present ?? null, piece, hash };
  };
  const own = names.map((name) => [
    name,
    {
      claims: [...(earlier?.profiles[name]?.claims ?? []), claim],
      sections: { config: sectionOf("config", name), credentials: sectionOf("credentials", name) },
    },
  ]);
  return {
    files: { config: fileOf("config"), credentials: fileOf("credentials") },
    profiles: { ...earlier?.profiles, ...Object.fromEntries(own) },
  };
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

/** Windows has no such modes. */
function makePrivate(file: string): void {
  if (process.platform !== "win32" && existsSync(file)) chmodSync(file, 0o600);
}
