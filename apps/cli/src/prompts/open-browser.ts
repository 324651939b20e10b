import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { AppContext } from "../app-context.ts";

/** Milliseconds within which a program that finds no browser has said so. */
const glance = 500;

/**
 * Opens an address in the user's browser: the one that `BROWSER` names, else the system's.
 *
 * `BROWSER` is read as other programs read it: commands between colons (semicolons on Windows), tried in their order; `%s` is
 * for the address, which is otherwise the last argument. No shell sees it.
 *
 * @returns `false` when none could be started
 */
export async function openBrowser(url: string, { environment }: Pick<AppContext, "environment">): Promise<boolean> {
  if (!/^https?:\/\//.test(url)) return false;
  const named = (environment["BROWSER"] ?? "").split(delimiter).map(words);
  const commands = named.filter(({ length }) => length > 0);
  if (commands.length === 0) {
    const { default: open } = await import("open");
    return await starts(() => open(url));
  }
  for (const command of commands) {
    const given = command.some((word) => word.includes("%s")) ? command : [...command, "%s"];
    const [program = "", ...args] = given.map((word) => word.replaceAll("%s", () => url));
    if (await starts(() => spawn(program, args, { stdio: "ignore", detached: process.platform !== "win32" }))) return true;
  }
  return false;
}

/** The words of a command; quotes keep spaces together. */
function words(command: string): string[] {
  return Array.from(command.matchAll(/"([^"]*)"|'([^']*)'|\S+/g), ([word, double, single]) => double ?? single ?? word);
}

/** Whether a program starts, and does not fail at once. It is left alone then. */
export async function starts(start: () => ChildProcess | Promise<ChildProcess>): Promise<boolean> {
  try {
    const child = await start();
    child.unref();
    if (child.exitCode !== null) return child.exitCode === 0;
    const over = new AbortController();
    const status = await Promise.race([
      once(child, "exit", { signal: over.signal }).then(([code]) => code as number | null),
      wait(glance, 0, { signal: over.signal, ref: true }),
    ]).finally(() => over.abort());
    return status === 0;
  } catch {
    return false;
  }
}
