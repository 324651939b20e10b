import * as Flags from "@oclif/core/flags";

/** How a program gets at the credentials. */
export const execFlags = {
  "as-profile": Flags.boolean({
    summary: "Set only AWS_PROFILE; the program gets the credentials by itself.",
    exclusive: ["server"],
  }),
  server: Flags.boolean({
    summary: "Give the credentials through a local endpoint that renews them, for commands that run for a long time.",
  }),
};
