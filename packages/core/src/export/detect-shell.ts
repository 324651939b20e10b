import type { Environment } from "../ports/environment.ts";
import type { ExportFormat } from "./format.ts";

/**
 * What tells which shell asks.
 *
 * @public
 */
export interface ShellTraces {
  readonly environment: Environment;
  /** As Node.js names it: `win32`, `linux`, `darwin` … */
  readonly platform: string;
  /** The program that started this one, as a path or bare name, if the caller can tell. It is believed before anything else. */
  readonly parent?: string | undefined;
}

const formatOfProgram: Readonly<Record<string, ExportFormat>> = {
  bash: "sh",
  zsh: "sh",
  dash: "sh",
  sh: "sh",
  ash: "sh",
  ksh: "sh",
  mksh: "sh",
  fish: "fish",
  pwsh: "powershell",
  powershell: "powershell",
  cmd: "cmd",
  nu: "nushell",
  tcsh: "tcsh",
  csh: "tcsh",
  xonsh: "xonsh",
  elvish: "elvish",
};

/** Variables that only the shell itself exports, innermost habit first: each is usually started from one of those below it. */
const ownVariables: readonly (readonly [variable: string, format: ExportFormat])[] = [
  ["XONSH_VERSION", "xonsh"],
  ["NU_VERSION", "nushell"],
  ["FISH_VERSION", "fish"],
];

/**
 * Guesses the format of the shell that asks, for the default of `--format`.
 *
 * A program sees only what its ancestors exported: `SHELL` is the login shell, not the running one, and bash, zsh, fish and Elvish
 * export nothing that names them. So the guess goes by `parent`, then by variables of shells that do export one, then by `SHELL`,
 * then by the platform.
 *
 * @public
 */
export function detectShell(traces: ShellTraces): ExportFormat {
  const { environment, platform, parent } = traces;
  const own = ownVariables.find(([variable]) => environment[variable]);
  return (
    formatOf(parent) ??
    own?.[1] ??
    (platform === "win32" ? onWindows(environment) : (fromPowershell(environment) ?? formatOf(environment["SHELL"]))) ??
    "sh"
  );
}

/** Git Bash and its kin export `MSYSTEM` or `SHELL`. Every process has `PSModulePath`; PowerShell adds folders of its own to it. */
function onWindows(environment: Environment): ExportFormat {
  if (environment["MSYSTEM"]) {
    return formatOf(environment["SHELL"]) ?? "sh";
  }
  const folders = modulePath(environment)?.split(";") ?? [];
  return formatOf(environment["SHELL"]) ?? (folders.length >= 3 ? "powershell" : "cmd");
}

function fromPowershell(environment: Environment): ExportFormat | undefined {
  return modulePath(environment) ? "powershell" : undefined;
}

function modulePath(environment: Environment): string | undefined {
  return environment["PSModulePath"] ?? environment["PSMODULEPATH"];
}

function formatOf(program: string | undefined): ExportFormat | undefined {
  const name = program
    ?.split(/[/\\]/)
    .at(-1)
    ?.toLowerCase()
    .replace(/^-/, "")
    .replace(/\.exe$/, "");
  return name !== undefined && Object.hasOwn(formatOfProgram, name) ? formatOfProgram[name] : undefined;
}
