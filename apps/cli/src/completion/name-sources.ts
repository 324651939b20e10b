import type { Resolver } from "@aws-temp/core";
import { chooseProfile } from "@aws-temp/core/profiles";
import type { AppContext } from "../app-context.ts";
import { installedBrowsers } from "../browser/find-browser.ts";
import type { NameSources } from "./names.ts";

/** The names that this machine has, each read when it is asked for. */
export function nameSources(resolver: Resolver, context: AppContext): NameSources {
  const { environment } = context;
  return {
    profiles: () => resolver.profiles(),
    browsers: () => installedBrowsers(context),
    async bookmarks(profile) {
      const bookmarks = await resolver.bookmarks();
      return (await bookmarks.list(chooseProfile({ profile, environment }).name)).keys();
    },
  };
}
