import * as Flags from "@oclif/core/flags";

/** Flags that every command takes. */
export const outputFlags = {
  json: Flags.boolean({ helpGroup: "global", summary: "Print JSON on stdout, errors as well." }),
  "no-color": Flags.boolean({ helpGroup: "global", summary: "Print without colours (as NO_COLOR does)." }),
  "no-input": Flags.boolean({ helpGroup: "global", summary: "Never ask; end with status 3 where a user would be needed." }),
};
