import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProcess } from "../run-process.ts";
import type { TempHome } from "../temp-home.ts";
import { environmentDump } from "./environment-dump.ts";
import type { Shell, ShellMode } from "./shell.ts";

/** Prints a file: what stands for `aws-temp export` where there is no `cat`. */
const printer = `process.stdout.write(require("node:fs").readFileSync(process.argv[2]));`;

/** @public */
export interface ShellEvaluation {
  readonly shell: Shell;
  /** The shell's program, as `shell.find()` gave it. */
  readonly program: string;
  readonly home: TempHome;
  /** One of `shell.ways`; by default the first. */
  readonly way?: string | undefined;
  readonly mode?: ShellMode | undefined;
  /** What a command prints, one after the other, all evaluated by the same shell. */
  readonly texts: readonly string[];
  /** Variables that the shell inherits beside those of the home. */
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/**
 * Lets a real shell evaluate texts as its users would, and tells the environment of a program that the shell starts after each.
 *
 * @throws {Error} with what the shell said, when it fails or says anything on stderr: users would see it
 * @public
 */
export async function evaluateInShell(evaluation: ShellEvaluation): Promise<Record<string, string>[]> {
  const { shell, program, home, way = Object.keys(shell.ways)[0] ?? "", mode = {}, texts, env } = evaluation;
  const evaluate = shell.ways[way];
  if (evaluate === undefined) {
    throw new Error(`${shell.name} knows no way of the name ${way}`);
  }
  const folder = await mkdtemp(join(home.path, "shell-"));
  const printFile = join(folder, "print.cjs");
  const dump = await environmentDump(folder);
  await writeFile(printFile, printer);
  const printing = process.platform === "win32" ? [process.execPath, printFile] : ["cat"];
  const lines = [shell.header ?? "", mode.prelude ?? ""];
  for (const [index, text] of texts.entries()) {
    const file = join(folder, `${index}${shell.scriptExtension}`);
    await writeFile(file, text);
    lines.push(evaluate(shell.command([...printing, file]), file), shell.command(dump.command(join(folder, `${index}.dump`))));
  }
  const script = join(folder, `script${shell.scriptExtension}`);
  await writeFile(script, `${lines.join("\n")}\n`);
  const result = await runProcess(program, shell.startScript(script), { env: { ...home.env, ...env, ...mode.env }, cwd: folder });
  if (result.status !== 0 || result.stderr !== "") {
    throw new Error(`${shell.name} ended with ${result.signal ?? result.status}: ${result.stderr}`);
  }
  const environments = await Promise.all(texts.map((_, index) => dump.read(join(folder, `${index}.dump`))));
  await rm(folder, { recursive: true });
  return environments;
}
