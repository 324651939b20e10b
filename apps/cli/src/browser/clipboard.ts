import { spawn } from "node:child_process";
import { once } from "node:events";
import { CredentialError, type Secret } from "@aws-temp/core";
import type { AppContext } from "../app-context.ts";
import { onPath } from "./find-browser.ts";

/** A program that takes a text for the clipboard on its stdin, and what it needs around it. */
interface ClipboardProgram {
  readonly command: readonly [string, ...string[]];
  readonly when: (context: Pick<AppContext, "environment" | "platform">) => boolean;
}

const has =
  (...names: readonly string[]) =>
  ({ environment }: Pick<AppContext, "environment">) =>
    names.some((name) => (environment[name] ?? "") !== "");

const programs: readonly ClipboardProgram[] = [
  { command: ["pbcopy"], when: ({ platform }) => platform === "darwin" },
  { command: ["clip"], when: ({ platform }) => platform === "win32" },
  { command: ["termux-clipboard-set"], when: has("TERMUX_VERSION") },
  { command: ["wl-copy"], when: has("WAYLAND_DISPLAY") },
  { command: ["xclip", "-selection", "clipboard", "-in"], when: has("DISPLAY") },
  { command: ["xsel", "--clipboard", "--input"], when: has("DISPLAY") },
  { command: ["clip.exe"], when: has("WSL_DISTRO_NAME", "WSL_INTEROP") },
];

/**
 * Puts a secret on the clipboard, by the first of the system's programs that can: on its stdin, never as an argument.
 *
 * @throws {CredentialError} `USAGE` when there is none that works
 */
export async function copyToClipboard(secret: Secret, context: Pick<AppContext, "environment" | "platform">): Promise<void> {
  for (const { command } of programs.filter(({ when }) => when(context))) {
    const [name, ...args] = command;
    const program = onPath([name], context);
    if (program !== undefined && (await takes(program, args, secret))) return;
  }
  throw new CredentialError("USAGE", "There is no clipboard, or no program that can write to it.", {
    hints: ["On Linux, install wl-clipboard, xclip or xsel.", "Or print the URL: --print"],
  });
}

async function takes(program: string, args: readonly string[], secret: Secret): Promise<boolean> {
  try {
    // What holds the clipboard stays behind in the background, and must not keep our streams.
    const child = spawn(program, args, { stdio: ["pipe", "ignore", "ignore"] });
    const ended = once(child, "exit");
    child.stdin.on("error", () => undefined);
    child.stdin.end(secret.reveal());
    const [status] = await ended;
    return status === 0;
  } catch {
    return false;
  }
}
