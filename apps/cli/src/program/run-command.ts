import type { AppContext } from "../app-context.ts";
import type { Asked } from "./find-command.ts";
import { loadConfig } from "./oclif-config.ts";
import { asUsageError } from "./usage-error.ts";

/**
 * Runs a command that was found.
 *
 * @returns the exit status: a command's own, such as that of a program which it ran, else 0
 */
export async function runCommand({ id, entry, rest }: Extract<Asked, { what: "command" }>, context: AppContext): Promise<number> {
  const CommandClass = await entry.load();
  const flags = Object.keys({ ...CommandClass.flags, ...CommandClass.baseFlags });
  try {
    const status: unknown = await new CommandClass(rest, await loadConfig(), context).run();
    return typeof status === "number" ? status : 0;
  } catch (thrown) {
    throw asUsageError(thrown, `aws-temp ${id}`, flags);
  }
}
