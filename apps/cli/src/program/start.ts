import { isatty } from "node:tty";
import { cachedExport } from "../cached-export.ts";
import { heldPrompt } from "../held-prompt.ts";
import { writeAll } from "./write-all.ts";
import { writeFailure } from "./write-failure.ts";

/** The way in: what can be answered at once is; the command line is loaded for everything else. */
export function start(): void {
  const argv = process.argv.slice(2);
  const answer = heldPrompt(argv, process.env) ?? cachedExport(argv, { environment: process.env, terminal: isatty(1) });
  if (answer === undefined) void import("./main.ts").then(({ main }) => main());
  else write(answer);
}

function write(text: string): void {
  try {
    writeAll(1, text);
  } catch (error) {
    process.exitCode = writeFailure(error as NodeJS.ErrnoException);
  }
}

start();
