import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { printCommand } from "../print-command.ts";
import type { TempHome } from "../temp-home.ts";
import { environmentDump } from "./environment-dump.ts";
import type { Shell, ShellMode } from "./shell.ts";

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
 * What a shell is to do, line by line, and what came of it.
 *
 * @internal
 */
export interface PreparedEvaluation {
  readonly folder: string;
  readonly lines: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** After the shell has run: the environment of a program started behind each text. */
  environments(): Promise<Record<string, string>[]>;
}

/**
 * Puts the texts into files, and into lines of the shell what evaluates each and then tells the environment.
 *
 * @internal
 */
export async function prepareEvaluation(evaluation: ShellEvaluation): Promise<PreparedEvaluation> {
  const { shell, home, way = Object.keys(shell.ways)[0] ?? "", mode = {}, texts } = evaluation;
  const evaluate = shell.ways[way];
  if (evaluate === undefined) {
    throw new Error(`${shell.name} knows no way of the name ${way}`);
  }
  const folder = await mkdtemp(join(home.path, "shell-"));
  const dump = await environmentDump(folder);
  const print = await printCommand(folder);
  const dumpFile = (index: number): string => join(folder, `${index}.dump`);
  const lines = [shell.header ?? "", mode.prelude ?? ""];
  for (const [index, text] of texts.entries()) {
    const file = join(folder, `${index}${shell.scriptExtension}`);
    await writeFile(file, text);
    lines.push(evaluate(shell.command(print(file)), file), shell.command(dump.command(dumpFile(index))));
  }
  return {
    folder,
    lines: lines.filter((line) => line !== ""),
    env: { ...home.env, ...evaluation.env, ...mode.env },
    environments: () => Promise.all(texts.map((_, index) => dump.read(dumpFile(index)))),
  };
}
