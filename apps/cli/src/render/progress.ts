import { shownLine } from "./text/shown-lines.ts";
import { cutTo } from "./text/width.ts";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const eraseLine = "\r\u001b[2K";

/** One line that says what is being waited for, and goes away. */
export interface Progress {
  /** Shows a message; `undefined` clears the line. */
  show(message: string | undefined): void;
  /** Clears the line while something else is written or asked, then shows it again. */
  aside<T>(work: () => T): T;
}

/** Where no one is to be shown anything. */
export const noProgress: Progress = { show: () => undefined, aside: (work) => work() };

/**
 * Draws progress on a terminal; on anything else nothing is written.
 *
 * The timer never keeps the process active.
 */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) {
    return noProgress;
  }
  let current: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let frame = 0;
  const draw = () => {
    frame = (frame + 1) % frames.length;
    const line = shownLine(`${frames[frame]} ${current ?? ""}`);
    stream.write(`${eraseLine}${cutTo(line, Math.max(10, stream.columns - 1))}`);
  };
  const stop = () => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    stream.write(eraseLine);
  };
  const start = () => {
    if (current === undefined || timer !== undefined) return;
    draw();
    timer = setInterval(draw, 100).unref();
  };
  return {
    show(message) {
      stop();
      current = message;
      start();
    },
    aside(work) {
      stop();
      const result = work();
      if (result instanceof Promise) {
        return result.finally(start) as typeof result;
      }
      start();
      return result;
    },
  };
}
