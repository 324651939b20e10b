import { findProgram } from "./find-program.ts";
import { requireTool, toolOf } from "./skip.ts";

/**
 * A command line to which modes of files apply, as they do not to root: without the right to pass over them.
 *
 * @param context - of the test, which is skipped for root where that right cannot be given up
 * @public
 */
export async function underFileModes(
  commandLine: readonly [string, ...string[]],
  context: Parameters<typeof requireTool>[1],
): Promise<readonly [string, ...string[]]> {
  if (process.getuid?.() !== 0) {
    return commandLine;
  }
  const setpriv = requireTool(toolOf("setpriv", await findProgram("setpriv"), ["linux"]), context);
  return [setpriv, "--bounding-set=-dac_override,-dac_read_search,-fowner", ...commandLine];
}
