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
  ways: { "execx($(…))": (command) => `execx($(${command}))`, source: (_, file) => `source ${singleQuoted(file)}` },
  modes: { "errors of programs are raised": { prelude: "$RAISE_SUBPROC_ERROR = True" } },
};
