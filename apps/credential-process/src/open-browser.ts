import { spawn } from "node:child_process";
import { delimiter } from "node:path";
import type { Environment } from "@aws-temp/core";

/**
 * Opens an address in the user's browser: the first that `BROWSER` names and that starts, else the system's.
 *
 * @returns `false` when none could be started
 */
export async function openBrowser(url: string, environment: Environment): Promise<boolean> {
  if (!/^https?:\/\//.test(url)) return false;
  const named = (environment["BROWSER"] ?? "").split(delimiter).filter((command) => command.trim() !== "");
  for (const command of named) {
    const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|\S+/g)].map(([word, double, single]) => double ?? single ?? word);
    const given = command.includes("%s") ? words : [...words, "%s"];
    const [program = "", ...args] = given.map((word) => word.replaceAll("%s", () => url));
    if (await starts(program, args)) return true;
  }
  if (named.length > 0) return false;
  const { default: open } = await import("open");
  return await open(url).then(
    (child) => {
      child.unref();
      return true;
    },
    () => false,
  );
}

function starts(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise<boolean>((resolve) => {
    // Throws for what is no program to Windows, as a batch file is none.
    const child = spawn(program, [...args], { stdio: "ignore", detached: process.platform !== "win32" });
    child.once("error", () => resolve(false));
    child.once("spawn", () => {
      child.unref();
      resolve(true);
    });
  }).catch(() => false);
}
