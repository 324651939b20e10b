import { usualNameTemplate } from "@aws-temp/core/sso";
import * as Flags from "@oclif/core/flags";
import { directoryFlags } from "./sso-flags.ts";

/** How profiles are made of the directory. */
export const syncFlags = {
  ...directoryFlags,
  role: Flags.string({
    helpValue: "NAME",
    multiple: true,
    multipleNonGreedy: true,
    summary: "Only roles with this name; * and ? match other characters; may be repeated.",
  }),
  region: Flags.string({ helpValue: "REGION", summary: "Region to write into each profile." }),
  template: Flags.string({
    helpValue: "TEMPLATE",
    summary: `How profiles are called, by default ${usualNameTemplate}; also {account_id}, {email}, {sso_session}.`,
  }),
  prune: Flags.boolean({ summary: "Remove profiles that sync wrote and that the directory no longer has." }),
  diff: Flags.boolean({ summary: "Show each line that would change, and change nothing.", exclusive: ["yes"] }),
  yes: Flags.boolean({ char: "y", summary: "Do not ask before writing." }),
};
