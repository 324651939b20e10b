import type { Command } from "@oclif/core/command";
import type { Config } from "@oclif/core/config";
import { Help } from "@oclif/core/help";
import { commandTable } from "./command-table.ts";
import { describeCommand } from "./describe-command.ts";

/** oclif's help over our own table of commands. */
class TableHelp extends Help {
  showRoot(commands: Command.Loadable[]): void {
    this.log(this.formatRoot());
    this.log("");
    this.log(this.formatCommands(commands));
    this.log("");
    this.log(this.section("MORE", "aws-temp COMMAND --help\nStart with: aws-temp profiles"));
  }
}

/**
 * Prints the help of a command, or of all.
 *
 * @param id - the command; `undefined` for all
 */
export async function showHelp(id: string | undefined, config: Config): Promise<void> {
  const help = new TableHelp(config);
  const wanted = [...commandTable].filter(([name]) => id === undefined || name === id);
  const commands = await Promise.all(wanted.map(([name, entry]) => describeCommand(name, entry)));
  const [first] = commands;
  if (id !== undefined && first !== undefined) {
    await help.showCommandHelp(first);
  } else {
    help.showRoot(commands);
  }
}
