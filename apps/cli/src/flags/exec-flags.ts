import * as Flags from "@oclif/core/flags";

/** How a program gets at the credentials. */
export const execFlags = {
  "as-profile": Flags.boolean({
    summary: "Set AWS_PROFILE alone; the program takes the credentials itself.",
    exclusive: ["server"],
  }),
  server: Flags.boolean({
    summary: "Give the credentials by a local endpoint that renews them, so that long runs never end for want of them.",
  }),
};
