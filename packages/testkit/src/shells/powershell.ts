import { findProgram } from "../find-program.ts";
import { toolOf } from "../skip.ts";
import { quotedWords, type Shell } from "./shell.ts";

/** `pwsh` is PowerShell 7, for every system; `powershell` is the 5.1 that Windows brings. Only Windows must have them. */
function powershellNamed(name: string): Shell {
  return {
    name,
    format: "powershell",
    scriptExtension: ".ps1",
    find: async () => toolOf(name, await findProgram(name), ["win32"]),
    startScript: (file) => ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", file],
    command: (words) => `& ${quotedWords(words)}`,
    ways: {
      "| Invoke-Expression": (command) => `${command} | Invoke-Expression`,
      "| Out-String | Invoke-Expression": (command) => `${command} | Out-String | Invoke-Expression`,
    },
    modes: { "strict mode": { prelude: "Set-StrictMode -Version Latest\n$ErrorActionPreference = 'Stop'" } },
  };
}

/** @internal */
export const pwsh = powershellNamed("pwsh");

/** @internal */
export const windowsPowershell = powershellNamed("powershell");
