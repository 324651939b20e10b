import { Help } from "@oclif/core/help";
import type { CommandEntry } from "./command-table.ts";
import { describeCommand } from "./describe-command.ts";
import { loadConfig } from "./oclif-config.ts";

/** Prints the help of a command, as oclif lays it out. */
export async function showCommandHelp(id: string, entry: CommandEntry): Promise<void> {
  await new Help(await loadConfig()).showCommandHelp(await describeCommand(id, entry));
}
