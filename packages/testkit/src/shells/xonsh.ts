import { findProgram } from "../find-program.ts";
import { toolOf } from "../skip.ts";
import { type Shell, singleQuoted } from "./shell.ts";

/** @internal */
export const xonsh: Shell = {
  name: "xonsh",
  format: "xonsh",
  scriptExtension: ".xsh",
  find: async () => toolOf("xonsh", await findProgram("xonsh"), ["linux"]),
  startScript: (file) => ["--no-rc", file],
  // A line of quoted words would be a Python expression.
  command: (words) => `@([${words.map(singleQuoted).join(", ")}])`,
  ways: {
    // What users write is `execx($(…))`. But xonsh's `$(…)` waits 0.1 ms for its own reading thread once the command has ended, and
    // gives an empty text when the machine is busy (2 in 100 times on two busy cores, xonsh 0.13): no way to judge a text by.
    "execx(…)": (_, file) => `execx(open(${singleQuoted(file)}).read())`,
    source: (_, file) => `source ${singleQuoted(file)}`,
  },
  modes: { "errors of programs are raised": { prelude: "$RAISE_SUBPROC_ERROR = True" } },
};
