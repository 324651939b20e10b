import { basename, delimiter, isAbsolute, join, resolve } from "node:path";
import { CredentialError } from "@aws-temp/core";
import type { AppContext } from "../app-context.ts";
import { isExecutable } from "../is-executable.ts";
import { type BrowserFamily, type KnownBrowser, knownBrowsers } from "./known-browsers.ts";

/** A browser of this machine. */
export interface FoundBrowser {
  /** Absolute. */
  readonly program: string;
  readonly family: BrowserFamily;
  /** Where it keeps its profiles, where that is known. */
  readonly data: string | undefined;
}

type Machine = Pick<AppContext, "environment" | "platform" | "home">;

/**
 * The browser that was named, or the first of a family that is installed.
 *
 * @param named - a name of {@link knownBrowsers}, a path, or a program on the search path
 * @param family - what it must be; `undefined` for any
 * @throws {CredentialError} `BROWSER_FAILED` when it is not there, `USAGE` when it is of another family
 */
export function findBrowser(named: string | undefined, family: BrowserFamily | undefined, machine: Machine): FoundBrowser {
  const found = named === undefined ? firstOf(family, machine) : byName(named, family, machine);
  if (found === undefined) {
    const what = named ?? (family === "firefox" ? "Firefox" : "Chrome, Chromium, Edge, Brave or Vivaldi");
    throw new CredentialError("BROWSER_FAILED", `There is no ${what} here.`, {
      hints: [
        `Pass its path: --browser PATH`,
        `Known by name: ${[...knownBrowsers.keys()].join(", ")}`,
        "Or take the address: --copy, or --print",
      ],
    });
  }
  if (family !== undefined && found.family !== family) {
    const what = family === "firefox" ? "containers, which are Firefox's" : "profiles as Chrome has them";
    throw new CredentialError("USAGE", `${named} has no ${what}.`, { hints: ["Pass another --browser, or omit it."] });
  }
  return found;
}

/** The browsers of {@link knownBrowsers} that are installed, by their names. */
export function installedBrowsers(machine: Machine): readonly string[] {
  return [...knownBrowsers].filter(([, known]) => installed(known, machine) !== undefined).map(([name]) => name);
}

function firstOf(family: BrowserFamily | undefined, machine: Machine): FoundBrowser | undefined {
  const candidates = [...knownBrowsers.values()].filter((known) => known.family === family);
  return candidates.map((known) => installed(known, machine)).find((found) => found !== undefined);
}

function byName(named: string, family: BrowserFamily | undefined, machine: Machine): FoundBrowser | undefined {
  const known = knownBrowsers.get(named.toLowerCase());
  if (known !== undefined) return installed(known, machine);
  const isPath = isAbsolute(named) || named.includes("/") || (machine.platform === "win32" && named.includes("\\"));
  const program = isPath ? [resolve(named)].find(isExecutable) : onPath([named], machine);
  if (program === undefined) return undefined;
  const kin = [...knownBrowsers].find(([name, { programs }]) =>
    [name, ...programs].some((word) => nameOf(program).includes(word)),
  );
  // Whatever the program is called, the user says what it understands by asking for it.
  return { program, family: family ?? kin?.[1].family ?? "other", data: kin && dataOf(kin[1], machine) };
}

function nameOf(program: string): string {
  return basename(program)
    .toLowerCase()
    .replace(/\.exe$/, "");
}

function installed(known: KnownBrowser, machine: Machine): FoundBrowser | undefined {
  const program = candidatesOf(known, machine).find(isExecutable) ?? onPath(known.programs, machine);
  return program === undefined ? undefined : { program, family: known.family, data: dataOf(known, machine) };
}

function candidatesOf({ macOs, windows }: KnownBrowser, { environment, platform, home }: Machine): string[] {
  if (platform === "darwin" && macOs !== undefined) {
    const [app, program] = macOs;
    return ["/", home].map((root) => join(root, "Applications", `${app}.app`, "Contents", "MacOS", program));
  }
  if (platform !== "win32" || windows === undefined) return [];
  const folders = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].map((name) => environment[name] ?? "");
  return folders.filter((folder) => folder !== "").map((folder) => join(folder, windows));
}

function dataOf({ data }: KnownBrowser, { environment, platform, home }: Machine): string | undefined {
  if (data === undefined) return undefined;
  if (platform === "darwin" || platform === "win32") return join(home, data[platform]);
  const config = environment["CHROME_CONFIG_HOME"] || environment["XDG_CONFIG_HOME"];
  return config ? join(config, data.linux.replace(/^\.config\//, "")) : join(home, data.linux);
}

/** The first of some programs that is on the search path. */
export function onPath(programs: readonly string[], { environment, platform }: Omit<Machine, "home">): string | undefined {
  const folders = (environment["PATH"] ?? environment["Path"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const endings = platform === "win32" ? [".exe", ".cmd", ".bat", ""] : [""];
  const names = programs.flatMap((program) => endings.map((ending) => `${program}${ending}`));
  return names.flatMap((name) => folders.map((folder) => join(resolve(folder), name))).find(isExecutable);
}
