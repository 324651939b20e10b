import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import type { AppContext } from "../app-context.ts";

const eraseLine = "\r\u001b[2K";

/**
 * Lets the user paste a line that no one is to read over their shoulder, or in a recording: only its length is shown.
 *
 * @param question - short enough for one line
 * @param signal - takes the question away, because the answer came otherwise
 * @param leave - called for Ctrl-C and Ctrl-D
 * @throws {Error} when `signal` aborts or the user leaves
 */
export function paste(
  { question, signal, leave }: { readonly question: string; readonly signal: AbortSignal; readonly leave: () => void },
  { stdin, stderr }: Pick<AppContext, "stdin" | "stderr">,
): Promise<string> {
  const silent = new Writable({ write: (_, __, done) => done() });
  const reader = createInterface({ input: stdin, output: silent, terminal: true, historySize: 0 });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let drawing: NodeJS.Immediate | undefined;
  let over = false;
  const draw = () => {
    drawing = undefined;
    const { length } = reader.line;
    stderr.write(`${eraseLine}${question} ${length === 0 ? "" : `(${length} characters)`}`);
  };
  // A paste arrives as a thousand keys.
  const typed = () => {
    if (!over) drawing ??= setImmediate(draw);
  };
  const end = (error: Error) => {
    reject(error);
    reader.close();
  };
  const taken = () => end(new Error("The answer came otherwise."));
  reader.once("line", (line) => {
    resolve(line);
    reader.close();
  });
  reader.once("SIGINT", () => end(new Error("Interrupted.")));
  // Ctrl-D closes the reader by itself.
  reader.once("close", () => {
    if (!signal.aborted) promise.catch(leave);
    reject(new Error("Nothing was pasted."));
    signal.removeEventListener("abort", taken);
    over = true;
    stdin.off("keypress", typed);
    clearImmediate(drawing);
    stderr.write(eraseLine);
  });
  if (signal.aborted) {
    taken();
    return promise;
  }
  signal.addEventListener("abort", taken, { once: true });
  stdin.on("keypress", typed);
  draw();
  return promise;
}
