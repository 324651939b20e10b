import { rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { editUserFiles, type UserTexts } from "@aws-temp/core/internal/store";
import { editIni, replaceSection, sectionText } from "@aws-temp/core/profiles";
import { sectionIn } from "../publish/profile-files.ts";
import { type FileRecord, hashOf, type Kind, kinds, type RecordedSection, readRecord, writeRecord } from "./file-record.ts";
import { putBack } from "./place-section.ts";
import type { WrittenProfiles } from "./remembered.ts";

/**
 * Ends a run's claims on profiles. A profile that no other run claims becomes what it was before the first of them, unless someone else
 * changed it since. When no run has any claim, files that no one else changed become what they were, byte for byte.
 *
 * @returns names of profiles that were left as they are
 * @public
 */
export async function undoProfiles(written: WrittenProfiles, now: number): Promise<readonly string[]> {
  const { run, stateFolder, ...files } = written;
  let undone: Undone | undefined;
  const left = await editUserFiles(
    files,
    (texts) => {
      const record = readRecord(files, stateFolder, now);
      undone = record === undefined ? undefined : undo(texts, record, run, files.configFile === files.credentialsFile);
      return { ...(undone?.texts ?? texts), result: undone?.changed ?? [] };
    },
    { stateFolder },
  );
  const { record, texts } = undone ?? {};
  // Not before the files are written: a run that is killed between is undone by the next one.
  if (record !== undefined) await editUserFiles(files, () => forget(written, record, texts, now), { stateFolder });
  for (const kind of kinds) if (record?.files[kind].original === null) await removeIfEmpty(files[`${kind}File`]);
  for (const name of ["action", "locks"]) await rmdir(join(stateFolder, name)).catch(() => undefined);
  await rmdir(stateFolder).catch(() => undefined);
  if (kinds.some((kind) => record?.files[kind].original === null))
    await rmdir(dirname(files.credentialsFile)).catch(() => undefined);
  return left;
}

interface Undone {
  readonly texts: UserTexts;
  readonly changed: readonly string[];
  /** Without the run's claims. */
  readonly record: FileRecord;
}

function undo(texts: UserTexts, record: FileRecord, run: string, oneFile: boolean): Undone {
  const edited: Record<Kind, string> = { ...texts };
  const changed = new Set<string>();
  const claimed = Object.entries(record.profiles).map(
    ([name, profile]) => [name, { ...profile, claims: profile.claims.filter((claim) => claim.run !== run) }] as const,
  );
  const rest = claimed.filter(([, { claims }]) => claims.length > 0);
  // A main that was killed before it wrote has changed nothing.
  const own = (kind: Kind) => {
    const { original, written } = record.files[kind];
    return texts[kind] === (original ?? "") || (written !== null && hashOf(texts[kind]) === written);
  };
  // Such a file gets its original text as a whole. To find each section would take time by the square of their number.
  const bySection = kinds.filter((kind) => rest.length > 0 || !own(kind));
  // The last one first, so that a file is cut back step by step.
  for (const [name, { claims, sections }] of bySection.length === 0 ? [] : claimed.toReversed()) {
    if (claims.length > 0) continue;
    for (const kind of bySection) {
      const text = withOriginal(edited[kind], kind, name, sections[kind]);
      if (text === undefined) changed.add(name);
      else if (oneFile) Object.assign(edited, { config: text, credentials: text });
      else edited[kind] = text;
    }
  }
  const files = { ...record.files };
  for (const kind of kinds) {
    const { original } = record.files[kind];
    if (!bySection.includes(kind)) edited[kind] = original ?? "";
    files[kind] = { original, written: own(kind) ? hashOf(edited[kind]) : null };
  }
  return { texts: edited, changed: [...changed], record: { files, profiles: Object.fromEntries(rest) } };
}

/** @returns `undefined` when someone else changed the section */
function withOriginal(text: string, kind: Kind, name: string, { original, piece, hash }: RecordedSection): string | undefined {
  const section = sectionIn[kind](name);
  const present = sectionText(text, section);
  // It was never written: the step was killed before.
  if ((present ?? null) === original) return text;
  if ((present === undefined ? null : hashOf(present)) !== hash) return undefined;
  if (original === null) return editIni(text, [{ kind: "remove-section", section }]);
  if (present !== undefined) return replaceSection(text, section, original);
  return piece === null ? undefined : putBack(text, piece);
}

/** Takes the run's claims out of the record, as it is by now. */
function forget({ run, stateFolder, ...files }: WrittenProfiles, undone: FileRecord, texts: UserTexts | undefined, now: number) {
  const present = readRecord(files, stateFolder, now);
  if (present === undefined) return { result: undefined };
  const profiles = Object.entries(present.profiles).flatMap(([name, profile]) => {
    const claims = profile.claims.filter((claim) => claim.run !== run);
    return claims.length === 0 ? [] : [[name, { ...profile, claims }] as const];
  });
  const same = kinds.every((kind) => texts !== undefined && undone.files[kind].original === present.files[kind].original);
  const record = { files: same ? undone.files : present.files, profiles: Object.fromEntries(profiles) };
  writeRecord(files, stateFolder, profiles.length === 0 ? undefined : record);
  return { result: undefined };
}

async function removeIfEmpty(file: string): Promise<void> {
  const stats = await stat(file).catch(() => undefined);
  if (stats?.size === 0) await rm(file, { force: true });
}
