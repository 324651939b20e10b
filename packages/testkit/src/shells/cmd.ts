import { findProgram } from "../find-program.ts";
import { toolOf } from "../skip.ts";
import type { Shell } from "./shell.ts";

/** @internal */
export const cmd: Shell = {
  name: "cmd",
  format: "cmd",
  scriptExtension: ".cmd",
  header: "@echo off",
  find: async () => toolOf("cmd.exe", process.platform === "win32" ? await findProgram("cmd") : undefined, ["win32"]),
  startScript: (file) => ["/d", "/c", file],
  command: (words) => words.map((word) => `"${word}"`).join(" "),
  // `type` stands for the command: FOR /F gives its command to another cmd.exe, which spoils one with two pairs of quotes.
  ways: {
    "for /f": (_, file) => `for /f "delims=" %%i in ('type "${file}"') do @%%i`,
    "call a batch file": (_, file) => `call "${file}"`,
  },
  modes: { "delayed expansion": { prelude: "setlocal EnableDelayedExpansion" } },
};
