import { findProgram } from "../find-program.ts";
import { toolOf } from "../skip.ts";
import { quotedWords, type Shell, type ShellMode, singleQuoted } from "./shell.ts";

const evaluate = (command: string): string => `eval "$(${command})"`;
const strict: ShellMode = { prelude: "set -eu" };
const plainLocale: ShellMode = { env: { LC_ALL: "C", LANG: "C" } };

const substitute = (command: string): string => `source <(${command})`;

/** Not on Windows: the `bash` found there may be one of a Linux subsystem, which knows none of the test's paths. */
const platforms: readonly NodeJS.Platform[] = ["linux", "darwin"];

function posixShell(
  shell: Pick<Shell, "name" | "startPrompt" | "ways" | "modes"> & { readonly options: readonly string[] },
): Shell {
  return {
    ...shell,
    format: "sh",
    scriptExtension: ".sh",
    find: async () =>
      toolOf(shell.name, platforms.includes(process.platform) ? await findProgram(shell.name) : undefined, platforms),
    startScript: (file) => [...shell.options, file],
    command: quotedWords,
  };
}

/** @internal */
export const bash = posixShell({
  name: "bash",
  options: ["--noprofile", "--norc"],
  startPrompt: ["--noprofile", "--norc", "-i"],
  // The bash 3.2 that macOS brings reads nothing from a process substitution.
  ways: { eval: evaluate, ...(process.platform === "darwin" ? {} : { "source <(…)": substitute }) },
  modes: {
    "set -euo pipefail": { prelude: "set -euo pipefail" },
    "posix mode": { prelude: "set -o posix" },
    "history expansion": { prelude: "set -o history -o histexpand" },
    "the C locale": plainLocale,
  },
});

/** @internal */
export const zsh = posixShell({
  name: "zsh",
  options: ["-f"],
  startPrompt: ["-f", "-i"],
  ways: { eval: evaluate, "source <(…)": substitute },
  modes: { "set -eu": strict, rc_quotes: { prelude: "setopt rc_quotes" }, "the C locale": plainLocale },
});

/** @internal */
export const dash = posixShell({
  name: "dash",
  options: [],
  ways: { eval: evaluate, ". file": (_, file) => `. ${singleQuoted(file)}` },
  modes: { "set -eu": strict, "the C locale": plainLocale },
});
