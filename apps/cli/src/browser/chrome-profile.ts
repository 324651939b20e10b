import { join } from "node:path";
import { CredentialError } from "@aws-temp/core";
import { readRegularFile, sizeLimits } from "@aws-temp/core/internal/store";

/**
 * The directory of a profile of Chrome's family, from the name that the browser shows or the directory's own. A name that the browser
 * does not know becomes a new profile, which it makes itself.
 *
 * @param data - where the browser keeps its profiles; `undefined` where that is not known
 * @throws {CredentialError} `INVALID_VALUE` for a name that would lead out of there
 */
export async function chromeProfileDirectory(name: string, data: string | undefined): Promise<string> {
  if (name === "" || /[/\\\p{Cc}]/u.test(name) || /^\.{1,2}$/.test(name)) {
    throw new CredentialError("INVALID_VALUE", "The name of a browser's profile cannot hold slashes, nor be empty.", {
      hints: ["Use the name that the browser shows, or the name of its directory: --chrome-profile 'Profile 1'"],
    });
  }
  const shown = data === undefined ? new Map<string, string>() : await profilesOf(data);
  return shown.has(name) ? name : ([...shown].find(([, label]) => label === name)?.[0] ?? name);
}

/** What the browser says of its profiles: directory and shown name. It may never have been started. */
async function profilesOf(data: string): Promise<ReadonlyMap<string, string>> {
  try {
    const state = JSON.parse(readRegularFile(join(data, "Local State"), { limit: sizeLimits.userFile }).toString("utf8")) as {
      readonly profile?: { readonly info_cache?: Readonly<Record<string, { readonly name?: string }>> };
    };
    return new Map(Object.entries(state.profile?.info_cache ?? {}).map(([directory, { name = "" }]) => [directory, name]));
  } catch {
    return new Map();
  }
}
