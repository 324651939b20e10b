import type { Command } from "@oclif/core/command";
import type { CommandEntry } from "./command-table.ts";

/** A command as oclif's help and docs/cli.md describe it: its class's statics under the name and summary of the table. */
export async function describeCommand(id: string, { summary, load }: CommandEntry): Promise<Command.Loadable> {
  const command = await load();
  const named = <T extends object>(definitions: Record<string, T>) =>
    Object.fromEntries(Object.entries(definitions).map(([name, definition]) => [name, { ...definition, name }]));
  return {
    id: id.replaceAll(" ", ":"),
    summary,
    // Lines of the source are not lines of the page.
    description: command.description?.replaceAll(/\n(?!\n)/g, " "),
    usage: [id, ...Object.keys(command.args).map((name) => `[${name.toUpperCase()}]`), "[FLAGS]", ...command.trailing].join(" "),
    examples: command.examples,
    args: named(command.args),
    flags: named({ ...command.flags, ...command.baseFlags }),
    aliases: [],
    hiddenAliases: [],
    hidden: false,
    load: async () => {
      throw new Error(`${id} is described, not run, through oclif.`);
    },
  };
}
