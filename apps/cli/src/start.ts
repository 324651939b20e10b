import { writeSync } from "node:fs";
import { isatty } from "node:tty";
import { cachedExport } from "./cached-export.ts";
import { heldPrompt } from "./held-prompt.ts";
import { writeFailure } from "./write-failure.ts";

/** The way in: what can be answered at once is; the command line is loaded for everything else. */
export function start(): void {
  const argv = process.argv.slice(2);
  const answer = heldPrompt(argv, process.env) ?? cachedExport(argv, { environment: process.env, terminal: isatty(1) });
  if (answer === undefined) void import("./main.ts").then(({ main }) => main());
  else write(answer);
}

function write(text: string): void {
  for (let bytes = Buffer.from(text, "utf8"); bytes.length > 0; ) {
    try {
      bytes = bytes.subarray(writeSync(1, bytes));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A full pipe that somebody made non-blocking: the reader will get round to it.
      if (code === "EAGAIN") continue;
      process.exitCode = writeFailure(error as NodeJS.ErrnoException);
      return;
    }
  }
}

start();
