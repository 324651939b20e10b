import { findProgram } from "../find-program.ts";
import { toolOf } from "../skip.ts";
import { quotedWords, type Shell } from "./shell.ts";

/** @internal */
export const fish: Shell = {
  name: "fish",
  format: "fish",
  scriptExtension: ".fish",
  find: async () => toolOf("fish", await findProgram("fish"), ["linux"]),
  startScript: (file) => ["--no-config", file],
  command: quotedWords,
  ways: { "| source": (command) => `${command} | source`, "eval (…)": (command) => `eval (${command})` },
  modes: { "the C locale": { env: { LC_ALL: "C", LANG: "C" } } },
};
