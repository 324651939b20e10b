import { join } from "node:path";
import { CredentialError } from "../errors/credential-error.ts";
import { asObject, type JsonObject, readJsonObject } from "../model/json-object.ts";
import type { Logger } from "../ports/logger.ts";
import { reasonOf } from "../reading/unfit-file.ts";
import { isAbsent } from "./files/is-absent.ts";
import { readStateFile } from "./files/read-state-file.ts";
import { writeStateFile } from "./files/write-state-file.ts";
import { lockIfPossible } from "./locks/lock-if-possible.ts";

/**
 * A destination in the console that someone saved, as it was said.
 *
 * @public
 */
export interface Bookmark {
  readonly service?: string | undefined;
  readonly destination?: string | undefined;
  readonly region?: string | undefined;
}

/**
 * The destinations that were saved, for each profile by their names.
 *
 * @public
 */
export interface Bookmarks {
  /** In the order of their names. */
  list(profile: string): Promise<ReadonlyMap<string, Bookmark>>;
  /** Saves one, or replaces the one of that name. */
  save(profile: string, name: string, bookmark: Bookmark): Promise<void>;
  /** @returns whether there was one */
  remove(profile: string, name: string): Promise<boolean>;
}

type Saved = ReadonlyMap<string, ReadonlyMap<string, Bookmark>>;

/**
 * Opens `bookmarks.json` in our state folder. It holds no secret, but names accounts' pages, so it is 0600 like all there.
 *
 * @throws {CredentialError} each of its functions: `SYNTAX` when the file is not what was written to it, for it is the user's own
 * and not thrown away; `FILE_UNREADABLE`, `FILE_UNWRITABLE`
 * @internal
 */
export function openBookmarks({ stateFolder, logger }: { readonly stateFolder: string; readonly logger: Logger }): Bookmarks {
  const file = join(stateFolder, "bookmarks.json");
  const change = (work: (saved: Saved) => Saved) =>
    lockIfPossible(
      join(stateFolder, "locks", "bookmarks.lock"),
      {
        without: "No lock can be taken, so parallel commands may overwrite each other's bookmarks",
        waiting: () => "changes the bookmarks",
      },
      logger,
      async () => await write(file, work(await read(file))),
    );
  return {
    list: async (profile) => (await read(file)).get(profile) ?? new Map(),
    save: async (profile, name, bookmark) =>
      await change((saved) => new Map([...saved, [profile, sorted([...(saved.get(profile) ?? []), [name, bookmark]])]])),
    async remove(profile, name) {
      let found = false;
      await change((saved) => {
        const own = new Map(saved.get(profile));
        found = own.delete(name);
        const others = [...saved].filter(([of]) => of !== profile);
        return new Map(own.size === 0 ? others : [...others, [profile, own]]);
      });
      return found;
    },
  };
}

function sorted(entries: readonly (readonly [string, Bookmark])[]): ReadonlyMap<string, Bookmark> {
  return new Map([...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function textOf(file: string): string {
  try {
    return readStateFile(file, 1);
  } catch (cause) {
    if (isAbsent(cause)) return "{}";
    if (cause instanceof CredentialError) throw cause;
    throw new CredentialError("FILE_UNREADABLE", `The bookmarks cannot be read (${reasonOf(cause)}).`, { file, cause });
  }
}

async function read(file: string): Promise<Saved> {
  const saved = entriesOf(readJsonObject(textOf(file)));
  const profiles = saved && [...saved].map(([profile, own]) => [profile, entriesOf(asObject(own))] as const);
  const whole = profiles?.every(([, own]) => own !== undefined && [...own.values()].every(isBookmark));
  if (!whole) {
    throw new CredentialError("SYNTAX", "The bookmarks file is not in the form that aws-temp writes.", {
      file,
      hints: ["Correct the file by hand, or remove it. If you remove it, its bookmarks are lost."],
    });
  }
  return new Map(profiles as readonly (readonly [string, ReadonlyMap<string, Bookmark>])[]);
}

async function write(file: string, saved: Saved): Promise<void> {
  const document = Object.fromEntries([...saved].map(([profile, own]) => [profile, Object.fromEntries(own)]));
  await writeStateFile(file, `${JSON.stringify(document, undefined, 2)}\n`, 1).catch((cause: NodeJS.ErrnoException) => {
    throw cause instanceof CredentialError
      ? cause
      : new CredentialError("FILE_UNWRITABLE", `The bookmarks cannot be written (${reasonOf(cause)}).`, { file, cause });
  });
}

function entriesOf(object: JsonObject | undefined): ReadonlyMap<string, unknown> | undefined {
  return object && new Map(Object.entries(object));
}

function isBookmark(value: unknown): value is Bookmark {
  const fields = entriesOf(asObject(value));
  return (
    fields !== undefined &&
    ["service", "destination", "region"].every((key) => ["undefined", "string"].includes(typeof fields.get(key)))
  );
}
