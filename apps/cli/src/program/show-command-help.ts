import type { Command } from "@oclif/core/command";
import { Help } from "@oclif/core/help";
import { wrapLine } from "../render/text/wrap-line.ts";
import type { CommandEntry } from "./command-table.ts";
import { describeCommand } from "./describe-command.ts";
import { loadConfig } from "./oclif-config.ts";

/** oclif never wraps to less than 40 columns: what is still too wide breaks at spaces here. */
class NarrowHelp extends Help {
  /** Help is text of ours: no value from outside is in it. */
  protected override log(...texts: string[]): void {
    const { isTTY, columns } = process.stdout;
    const lines = texts.join(" ").split("\n");
    // Not through the console, which in an executable says nothing of output that could not be written.
    process.stdout.write(`${(isTTY ? lines.flatMap((line) => wrapLine(line, columns)) : lines).join("\n")}\n`);
  }
}

/** Prints the help of a command, as oclif lays it out. */
export async function showCommandHelp(id: string, entry: CommandEntry): Promise<void> {
  const described = await describeCommand(id, entry);
  const { flagsOfExport } = await entry.load();
  const shown = flagsOfExport.length === 0 ? described : withoutFlagsOfExport(described, new Set(flagsOfExport));
  const { isTTY, columns } = process.stdout;
  // In a narrow terminal, oclif counts without its indent.
  const options = isTTY && columns < 60 ? { maxWidth: Math.max(20, columns - 6) } : {};
  await new NarrowHelp(await loadConfig(), options).showCommandHelp(shown);
}

function withoutFlagsOfExport(command: Command.Loadable, names: ReadonlySet<string>): Command.Loadable {
  const flags = Object.entries(command.flags).map(([name, flag]) => [name, names.has(name) ? { ...flag, hidden: true } : flag]);
  const description = `${command.description ?? ""}\n\nIt also takes all flags for credentials of: aws-temp export --help`;
  return { ...command, description, flags: Object.fromEntries(flags) };
}
