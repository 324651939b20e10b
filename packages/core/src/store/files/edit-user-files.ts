import { dirname, join } from "node:path";
import { CredentialError } from "../../errors/credential-error.ts";
import { reasonOf } from "../../reading/unfit-file.ts";
import { withFileLock } from "../locks/file-lock.ts";
import { sha256 } from "../sha256.ts";
import { FileChanged, writeAtomically } from "./atomic-file.ts";
import { makeFolder } from "./make-folder.ts";
import { requireOwnFolders } from "./read-state-file.ts";
import { readUserFile } from "./user-file.ts";

/** @internal */
export interface UserFiles {
  readonly configFile: string;
  readonly credentialsFile: string;
}

/** The texts of both files; a missing one is empty. @internal */
export interface UserTexts {
  readonly config: string;
  readonly credentials: string;
}

/** @internal */
export interface EditDeps {
  readonly stateFolder: string;
  /** What else the user can do when a file cannot be written. */
  readonly hints?: readonly string[] | undefined;
  /** Asked again and again while another process edits the files; what it throws ends the wait, with nothing changed. */
  readonly whileWaiting?: (() => void) | undefined;
}

/** The AWS CLI writes in place and takes no lock; so many changes in a row do not happen in practice. */
const mostAttempts = 20;

/**
 * Edits the user's files. Both are read again under one lock, so that two edits at once keep each other's work; what the edit leaves
 * as it was is not written. Where a program without our lock (the AWS CLI, an editor) changes a file meanwhile, the edit starts again from
 * what that program wrote.
 *
 * @param edit - may be called several times; it gets the files as they were before this edit
 * @returns what `edit` gives beside the texts
 * @throws {CredentialError} `FILE_UNREADABLE`, `FILE_UNWRITABLE`; what `edit` and `whileWaiting` throw, which then changes nothing
 * @internal
 */
export async function editUserFiles<Result>(
  { configFile, credentialsFile }: UserFiles,
  edit: (texts: UserTexts) => Partial<UserTexts> & { readonly result: Result },
  deps: EditDeps,
): Promise<Result> {
  return await locked(deps, credentialsFile, async () => {
    /** What this edit has written already, should the other file have changed after that. */
    const done = new Map<string, { readonly before: string; readonly after: string }>();
    const textOf = (file: string) => readUserFile(file) ?? "";
    const before = (file: string) => {
      const text = textOf(file);
      const written = done.get(file);
      return written?.after === text ? written.before : text;
    };
    for (let attempt = 1; ; attempt++) {
      const texts = { config: before(configFile), credentials: before(credentialsFile) };
      const edited = edit(texts);
      try {
        for (const [file, was, text] of [
          [configFile, texts.config, edited.config ?? texts.config],
          [credentialsFile, texts.credentials, edited.credentials ?? texts.credentials],
        ] as const) {
          if (text === was || done.get(file)?.after === text) continue;
          const onDisk = done.get(file)?.after ?? was;
          await write(file, text, () => textOf(file) === onDisk, deps);
          done.set(file, { before: was, after: text });
        }
        return edited.result;
      } catch (error) {
        if (!(error instanceof FileChanged)) throw error;
        if (attempt === mostAttempts) throw unwritable(error.message, error, deps);
      }
    }
  });
}

async function write(file: string, text: string, stillMeant: () => boolean, deps: EditDeps): Promise<void> {
  try {
    await writeAtomically(file, text, { stillMeant });
  } catch (cause) {
    throw cause instanceof FileChanged ? cause : unwritable(file, cause, deps);
  }
}

function unwritable(file: string, cause: unknown, { hints = [] }: EditDeps): CredentialError {
  const code = reasonOf(cause);
  return new CredentialError("FILE_UNWRITABLE", `${file} cannot be written (${code}).`, {
    file,
    cause,
    hints: [`Check its owner, mode and disk: ls -l ${file}; df ${dirname(file)}`, ...hints],
  });
}

function isOwn(lock: string): boolean {
  try {
    requireOwnFolders(lock);
    return true;
  } catch {
    return false;
  }
}

/** One lock for the pair of files, in our own folder; where that cannot be made, beside the credentials file. */
async function locked<Result>(deps: EditDeps, credentialsFile: string, work: () => Promise<Result>): Promise<Result> {
  const { stateFolder, whileWaiting } = deps;
  const name = `${sha256(credentialsFile)}.lock`;
  const folder = join(stateFolder, "locks");
  const usable = await makeFolder(folder).then(
    () => isOwn(join(folder, name)),
    () => false,
  );
  const meanwhile = async () => {
    whileWaiting?.();
    return undefined;
  };
  let begun = false;
  const marked = () => {
    begun = true;
    return work();
  };
  return await withFileLock(usable ? join(folder, name) : `${credentialsFile}.lock`, marked, meanwhile).catch(
    (thrown: unknown) => {
      // Where not even a lock can be made, no file can.
      throw begun || thrown instanceof CredentialError ? thrown : unwritable(credentialsFile, thrown, deps);
    },
  );
}
