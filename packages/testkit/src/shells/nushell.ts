import { createRequire } from "node:module";
import { findProgram } from "../find-program.ts";
import { type Tool, toolOf } from "../skip.ts";
import { quotedWords, type Shell } from "./shell.ts";

/** The npm package is a launcher; the shell itself is in one package per platform, which only the launcher can see. */
async function findNushell(): Promise<Tool> {
  const windows = process.platform === "win32";
  const platform = `${windows ? "windows" : process.platform}-${process.arch}`;
  const launcher = createRequire(import.meta.url).resolve("nushell/package.json");
  try {
    const program = createRequire(launcher).resolve(`@nushell/${platform}/bin/nu${windows ? ".exe" : ""}`);
    return { found: true, program };
  } catch {
    return toolOf("Nushell", await findProgram("nu"), ["linux", "darwin", "win32"]);
  }
}

/** @internal */
export const nushell: Shell = {
  name: "nushell",
  format: "nushell",
  scriptExtension: ".nu",
  find: findNushell,
  startScript: (file) => ["--no-config-file", file],
  command: (words) => `^${quotedWords(words)}`,
  ways: {
    "| from json | load-env": (command) => `${command} | from json | load-env`,
    "inside a def --env": (command) => `do --env { ${command} | from json | load-env }`,
  },
  modes: {},
};
