import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { graphFormatFlags } from "./picture-flags.ts";

/** The words that choose profiles. */
export const profilesArgs = {
  "word...": Args.string({ description: "Show only the profiles that have each word.", ignoreStdin: true }),
};

/** What is shown of the profiles, and how. */
export const profilesFlags = {
  problems: Flags.boolean({ summary: "Show the problems of the files, line by line." }),
  all: Flags.boolean({ summary: "Also list the profiles that login wrote, such as dev-temporary." }),
  filter: Flags.string({
    helpValue: "WORD",
    multiple: true,
    multipleNonGreedy: true,
    summary: "Show only the profiles that contain this word, like WORD; may be repeated.",
  }),
  graph: Flags.boolean({
    summary: "Draw which profile starts from which, as text for Mermaid. --format changes that.",
    exclusive: ["problems", "json"],
  }),
  ...graphFormatFlags,
};
