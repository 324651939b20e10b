import { findProgram } from "../find-program.ts";
import { toolOf } from "../skip.ts";
import { quotedWords, type Shell, singleQuoted } from "./shell.ts";

/** @internal */
export const tcsh: Shell = {
  name: "tcsh",
  format: "tcsh",
  scriptExtension: ".tcsh",
  find: async () => toolOf("tcsh", await findProgram("tcsh"), ["linux"]),
  startScript: (file) => ["-f", file],
  startPrompt: ["-f", "-i"],
  command: quotedWords,
  ways: { 'eval "`…`"': (command) => `eval "\`${command}\`"`, source: (_, file) => `source ${singleQuoted(file)}` },
  modes: {
    backslash_quote: { prelude: "set backslash_quote" },
    histlit: { prelude: "set history = 10\nset histlit" },
    "the C locale": { env: { LC_ALL: "C", LANG: "C" } },
  },
};
