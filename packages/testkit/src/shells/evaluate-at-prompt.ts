import { openTerminal } from "../terminal/open-terminal.ts";
import { prepareEvaluation, type ShellEvaluation } from "./evaluation.ts";

const prompt = /[#$%>] *$/;

/**
 * Does what `evaluateInShell` does, at the shell's prompt in a terminal: the lines are typed, with all that a shell does to typed
 * lines and not to scripts.
 *
 * @throws {Error} when the shell has no prompt to start without the user's own files, or does not end in time
 * @public
 */
export async function evaluateAtPrompt(evaluation: ShellEvaluation): Promise<Record<string, string>[]> {
  const { shell, program } = evaluation;
  if (shell.startPrompt === undefined) {
    throw new Error(`It is not known how to start ${shell.name} at a prompt.`);
  }
  const { folder, lines, env, environments } = await prepareEvaluation(evaluation);
  await using terminal = openTerminal({ command: program, args: shell.startPrompt, env, cwd: folder, cols: 400 });
  await terminal.waitFor(prompt);
  terminal.write([...lines, "exit", ""].join("\r"));
  await terminal.exited;
  return environments();
}
