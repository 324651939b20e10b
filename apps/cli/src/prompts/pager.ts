import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AppContext } from "../app-context.ts";
import { shownLines } from "../render/text/shown-lines.ts";

/** What shells end with when there is no such program, on Unix and on Windows. */
const notFound: ReadonlySet<unknown> = new Set([127, 9009]);

/**
 * Shows lines in the user's pager: `AWS_PAGER` as the AWS CLI reads it, else `PAGER`, else `less`. Ctrl-C is the pager's until it ends.
 *
 * @param stream - the terminal that the pager draws on
 * @returns `false` when nothing was shown: the lines fit on the screen, there is no terminal, no pager, or it is an empty variable
 */
export async function showInPager(
  lines: readonly string[],
  stream: "stdout" | "stderr",
  context: Pick<AppContext, "stdout" | "stderr" | "environment" | "platform" | "interrupts">,
): Promise<boolean> {
  const { environment, platform, interrupts } = context;
  const terminal = context[stream];
  const text = shownLines(lines, terminal);
  const pager = environment["AWS_PAGER"] ?? environment["PAGER"] ?? (platform === "win32" ? "more" : "less");
  if (!terminal.isTTY || pager.trim() === "" || text.split("\n").length <= terminal.rows) return false;
  const child = spawn(pager, {
    shell: true,
    stdio: ["pipe", stream === "stdout" ? 1 : 2, 2],
    // The AWS CLI's own: end at once if all fits, keep colours, leave the text on the screen.
    env: { ...environment, LESS: environment["LESS"] ?? "FRX" },
  });
  // A pager that is left early reads no further.
  child.stdin?.on("error", () => undefined).end(text);
  const [status] = await interrupts.lend(async () => await once(child, "close").catch(() => [127]));
  return !notFound.has(status);
}
