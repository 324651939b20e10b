import { rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { editIni, replaceSection, sectionText } from "@aws-temp/core";
import { editUserFiles } from "@aws-temp/core/store";
import { sectionIn } from "../publish/profile-files.ts";
import { hashOf } from "../publish/write-profiles.ts";
import type { Kept, Remembered, RememberedSection } from "./remembered.ts";

/**
 * Takes out the sections that the step wrote and puts back those that it replaced, if nobody changed them since.
 *
 * @returns names of profiles that were left as they are
 * @public
 */
export async function undoProfiles(remembered: Remembered, kept: Kept): Promise<readonly string[]> {
  const { sections, configFile, credentialsFile, created, stateFolder } = remembered;
  const left = await editUserFiles(
    { configFile, credentialsFile },
    (texts) => {
      const edited = { ...texts };
      const changed = new Set<string>();
      // The last one first, so that a file is cut back step by step.
      for (const section of sections.toReversed()) {
        const { file, name } = section;
        const text = undone(edited[file], section, kept);
        if (text === undefined) changed.add(name);
        else Object.assign(edited, configFile === credentialsFile ? { config: text, credentials: text } : { [file]: text });
      }
      return { ...edited, result: [...changed] };
    },
    { stateFolder },
  );
  for (const kind of created) await removeIfEmpty(kind === "config" ? configFile : credentialsFile);
  await rmdir(join(stateFolder, "locks")).catch(() => undefined);
  await rmdir(stateFolder).catch(() => undefined);
  if (created.length > 0) await rmdir(dirname(credentialsFile)).catch(() => undefined);
  return left;
}

/** @returns `undefined` when somebody else changed the section */
function undone(text: string, { file, name, hash, before }: RememberedSection, kept: Kept): string | undefined {
  const section = sectionIn[file](name);
  const present = sectionText(text, section);
  const earlier = kept.sections.find((each) => each.file === file && each.name === name)?.text;
  // It was taken out since, or never written: the step was killed before.
  if (present === earlier) return text;
  if ((present === undefined ? undefined : hashOf(present)) !== hash) return undefined;
  if (earlier !== undefined) return replaceSection(text, section, earlier);
  const nothingFollows = before !== undefined && text.slice(before).trim() === present?.trim();
  return nothingFollows ? text.slice(0, before) : editIni(text, [{ kind: "remove-section", section }]);
}

async function removeIfEmpty(file: string): Promise<void> {
  const stats = await stat(file).catch(() => undefined);
  if (stats?.size === 0) await rm(file, { force: true });
}
