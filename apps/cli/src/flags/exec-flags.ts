import * as Flags from "@oclif/core/flags";

/** How a program gets at the credentials. */
export const execFlags = {
  "as-profile": Flags.boolean({ summary: "Set AWS_PROFILE alone; the program takes the credentials itself." }),
};
