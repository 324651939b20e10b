import type { Environment, MfaPrompt } from "@aws-temp/core";
import type { PromptMode } from "../input.ts";
import { openTerminal } from "./terminal.ts";
import { promptOnTerminal } from "./terminal-prompt.ts";
import { promptInWindow, windowProgram } from "./window.ts";

/**
 * How a person is asked for an MFA code: on the terminal that this process was started from, although its streams lead elsewhere;
 * else, if that is wanted, in a window.
 *
 * @returns `undefined` when nobody can be asked
 */
export async function choosePrompt(mode: PromptMode, environment: Environment): Promise<MfaPrompt | undefined> {
  if (mode === "none") return undefined;
  const terminal = openTerminal();
  if (terminal !== undefined) {
    terminal.close();
    return promptOnTerminal;
  }
  const program = mode === "gui" ? await windowProgram(environment) : undefined;
  return program && promptInWindow(program);
}
