import type { Command } from "@oclif/core/command";
import type { Config } from "@oclif/core/config";
import { Help } from "@oclif/core/help";
import { commandTable } from "./command-table.ts";
import { describeCommand, listCommand } from "./describe-command.ts";
import { meanings } from "./exit-status.ts";

/** What a manual page has beside the list of commands, and holds for all of them. */
const manual: readonly (readonly [heading: string, body: string])[] = [
  ["EXIT STATUS", meanings.map(([status, meaning]) => `${String(status).padEnd(5)}${meaning}`).join("\n")],
  [
    "ENVIRONMENT",
    [
      "AWS_PROFILE, AWS_DEFAULT_PROFILE  the profile where none is named",
      "AWS_CONFIG_FILE                   in place of ~/.aws/config",
      "AWS_SHARED_CREDENTIALS_FILE       in place of ~/.aws/credentials",
      "AWS_TEMP_HOME                     in place of ~/.aws/aws-temp",
      "NO_COLOR                          no colours",
      "AWS_TEMP_DEBUG=1                  show where a fault in aws-temp happened",
    ].join("\n"),
  ],
  [
    "FILES",
    "~/.aws/config, ~/.aws/credentials  your profiles; single lines are edited\n~/.aws/aws-temp/                   cache and locks",
  ],
];

/** oclif's help over our own table of commands. */
class TableHelp extends Help {
  showRoot(commands: Command.Loadable[]): void {
    this.log(this.formatRoot());
    this.log("");
    this.log(this.formatCommands(commands));
    this.log("");
    this.log(manual.map(([heading, body]) => this.section(heading, body)).join("\n\n"));
    this.log("");
    this.log(this.section("MORE", "aws-temp COMMAND --help\nStart with: aws-temp profiles"));
  }

  /** The commands that begin with the same word, such as `sso`. */
  showTopic(topic: string, commands: Command.Loadable[]): void {
    this.log(this.section("USAGE", `$ aws-temp ${topic} COMMAND`));
    this.log("");
    this.log(this.formatCommands(commands));
    this.log("");
    this.log(this.section("MORE", `aws-temp ${topic} COMMAND --help`));
  }
}

/**
 * Prints the help of a command, of a topic such as `sso`, or of all.
 *
 * @param id - the command or topic; `undefined` for all
 */
export async function showHelp(id: string | undefined, config: Config): Promise<void> {
  const help = new TableHelp(config);
  const entry = id === undefined ? undefined : commandTable.get(id);
  if (id !== undefined && entry !== undefined) {
    await help.showCommandHelp(await describeCommand(id, entry));
    return;
  }
  const listed = [...commandTable].filter(([name]) => id === undefined || name.startsWith(`${id} `));
  const commands = listed.map(([name, { summary }]) => listCommand(name, summary));
  if (id === undefined) help.showRoot(commands);
  else help.showTopic(id, commands);
}
