import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProcess } from "../run-process.ts";
import { prepareEvaluation, type ShellEvaluation } from "./evaluation.ts";

/**
 * Lets a real shell evaluate texts in a script, as its users would, and tells the environment of a program that the shell starts
 * after each.
 *
 * @throws {Error} with what the shell said, when it fails or says anything on stderr: users would see it
 * @public
 */
export async function evaluateInShell(evaluation: ShellEvaluation): Promise<Record<string, string>[]> {
  const { shell, program } = evaluation;
  const { folder, lines, env, environments } = await prepareEvaluation(evaluation);
  const script = join(folder, `script${shell.scriptExtension}`);
  await writeFile(script, `${lines.join("\n")}\n`);
  const result = await runProcess(program, shell.startScript(script), { env, cwd: folder });
  if (result.status !== 0 || result.stderr !== "") {
    throw new Error(`${shell.name} ended with ${result.signal ?? result.status}: ${result.stderr}`);
  }
  return environments();
}
