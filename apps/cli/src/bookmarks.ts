import { CredentialError } from "@aws-temp/core";
import type { Bookmark, Bookmarks } from "@aws-temp/core/console";
import { didYouMean, nearest, typedProfile } from "@aws-temp/core/internal";

/** What is asked of the saved pages of a profile. */
export interface BookmarkFlags {
  readonly bookmarks?: boolean | undefined;
  readonly save?: string | undefined;
  readonly "remove-bookmark"?: string | undefined;
  readonly service?: string | undefined;
  readonly destination?: string | undefined;
  readonly region?: string | undefined;
}

/** Whether a command is about the list alone, and opens nothing. */
export function isAboutBookmarks(flags: BookmarkFlags): boolean {
  return flags.bookmarks === true || flags.save !== undefined || flags["remove-bookmark"] !== undefined;
}

/**
 * Changes the saved pages of a profile as asked.
 *
 * @throws {CredentialError} `USAGE` when there is nothing to save, or no bookmark to remove
 */
export async function changeBookmarks(flags: BookmarkFlags, profile: string, bookmarks: Bookmarks): Promise<void> {
  const { save, "remove-bookmark": remove, service, destination, region } = flags;
  if (save !== undefined) {
    if (service === undefined && destination === undefined) {
      throw new CredentialError("USAGE", "There is no page to save.", {
        hints: ["Pass one: --service ec2, or --destination URL"],
      });
    }
    if (save.trim() === "" || /\p{Cc}/u.test(save)) {
      throw new CredentialError("INVALID_VALUE", "A bookmark needs a name of one line.");
    }
    await bookmarks.save(profile, save, { service, destination, region });
  }
  if (remove !== undefined && !(await bookmarks.remove(profile, remove))) {
    throw await noBookmark(remove, profile, bookmarks);
  }
}

/**
 * The page that was saved under a name.
 *
 * @throws {CredentialError} `USAGE` when there is none
 */
export async function bookmarkNamed(name: string, profile: string, bookmarks: Bookmarks): Promise<Bookmark> {
  const found = (await bookmarks.list(profile)).get(name);
  if (found === undefined) throw await noBookmark(name, profile, bookmarks);
  return found;
}

async function noBookmark(name: string, profile: string, bookmarks: Bookmarks): Promise<CredentialError> {
  const names = [...(await bookmarks.list(profile)).keys()];
  const alike = nearest(name, names);
  return new CredentialError("USAGE", `Profile ${profile} has no bookmark ${name}.`, {
    profile,
    hints: [
      ...didYouMean(alike),
      names.length > 0
        ? `List what is available: aws-temp console ${typedProfile(profile)} --bookmarks`
        : "Save one with --save NAME, and --service or --destination.",
    ],
  });
}
