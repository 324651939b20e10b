import { setTimeout as wait } from "node:timers/promises";
import type { AppContext } from "../app-context.ts";
import { shownLine } from "../render/text/shown-lines.ts";
import { untilToldToEnd } from "../server/until-told-to-end.ts";

/** A screen of our own, without a cursor, on which a line that is too long ends at the edge: in two, it would push the first one out. */
const screen = {
  open: "\u001b[?1049h\u001b[?25l\u001b[?7l",
  close: "\u001b[?7h\u001b[?25h\u001b[?1049l",
  home: "\u001b[H\u001b[J",
};

/** Milliseconds. */
const period = 1000;

/**
 * Draws lines on a screen of their own, again each second, until q or Ctrl-C is typed or a signal ends it: there is no other way out, so
 * neither is an interruption. The screen before comes back, however it ends.
 *
 * @param footer - the last line, which stays however short the screen is
 */
export async function watch(
  draw: () => Promise<readonly string[]>,
  { stdin, stdout, interrupts }: Pick<AppContext, "stdin" | "stdout" | "interrupts">,
  footer: string,
): Promise<void> {
  const end = new AbortController();
  let open = false;
  const typed = (keys: Buffer) => {
    if (["q", "Q", "\u0003", "\u0004"].some((key) => keys.includes(key))) end.abort();
  };
  const close = () => {
    if (!open) return;
    open = false;
    stdin.off("data", typed);
    if (stdin.isTTY) stdin.setRawMode(false).pause();
    stdout.write(screen.close);
  };
  const told = untilToldToEnd();
  interrupts.release();
  void told.then(() => {
    end.abort();
    close();
  });
  open = true;
  stdout.write(screen.open);
  // Keys come at once and without an echo.
  if (stdin.isTTY) stdin.setRawMode(true).on("data", typed).resume();
  try {
    while (!end.signal.aborted) {
      const lines = await draw();
      if (open) stdout.write(screen.home + [...fit(lines, stdout), footer].map(shownLine).join("\r\n"));
      await wait(period, undefined, { signal: end.signal }).catch(() => undefined);
    }
  } finally {
    close();
  }
}

/** As many lines as the screen has above the footer. */
function fit(lines: readonly string[], { rows }: NodeJS.WriteStream): readonly string[] {
  const most = Math.max(1, rows - 1);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `… ${lines.length - most + 1} more`];
}
