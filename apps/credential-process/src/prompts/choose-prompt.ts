import type { Environment, ResolverDeps } from "@aws-temp/core";
import type { PromptMode } from "../input.ts";
import { openTerminal, terminalName } from "./terminal.ts";
import { promptOnTerminal } from "./terminal-prompt.ts";
import { promptInWindow, windowProgram } from "./window.ts";

/**
 * How a user is asked for an MFA code: on the terminal that this process was started from, although its streams lead elsewhere;
 * else, if that is wanted, in a window.
 *
 * @returns without a prompt when no one can be asked
 */
export async function choosePrompt(
  mode: PromptMode,
  environment: Environment,
): Promise<Pick<ResolverDeps, "mfaPrompt" | "promptPlace">> {
  if (mode === "none") return { mfaPrompt: undefined };
  const terminal = openTerminal();
  if (terminal !== undefined) {
    terminal.close();
    return { mfaPrompt: promptOnTerminal, promptPlace: terminalName() };
  }
  const program = mode === "gui" ? await windowProgram(environment) : undefined;
  return { mfaPrompt: program && promptInWindow(program) };
}
