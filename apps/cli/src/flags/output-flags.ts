import * as Flags from "@oclif/core/flags";

/** Flags that every command takes. */
export const outputFlags = {
  json: Flags.boolean({ helpGroup: "global", summary: "Print JSON on stdout, for errors, too." }),
  "no-color": Flags.boolean({ helpGroup: "global", summary: "Print without colours, as with NO_COLOR." }),
  "no-input": Flags.boolean({
    helpGroup: "global",
    summary: "Never ask a question; end with status 3 if an answer is required.",
  }),
};
