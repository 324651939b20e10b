import * as Args from "@oclif/core/args";
import { completionShells } from "../completion/print-candidates.ts";

/** The shell that a script is for. */
export const shellArgs = {
  shell: Args.string({
    description: "The shell; without it, the one that asks.",
    options: [...completionShells],
    ignoreStdin: true,
  }),
};
