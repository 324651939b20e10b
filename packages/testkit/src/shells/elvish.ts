import { findProgram } from "../find-program.ts";
import { toolOf } from "../skip.ts";
import { quotedWords, type Shell, singleQuoted } from "./shell.ts";

/** @internal */
export const elvish: Shell = {
  name: "elvish",
  format: "elvish",
  scriptExtension: ".elv",
  find: async () => toolOf("elvish", await findProgram("elvish"), ["linux"]),
  startScript: (file) => ["-norc", file],
  command: ([program = "", ...args]) => `(external ${singleQuoted(program)}) ${quotedWords(args)}`,
  ways: { "eval (… | slurp)": (command) => `eval (${command} | slurp)` },
  modes: {},
};
