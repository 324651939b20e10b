import { writeSync } from "node:fs";

/**
 * Tells that what was to be printed could not be: a full disk, a device that takes nothing.
 *
 * @returns the exit status: 0 where the reader has gone (`| head`), for nothing is left to say, and no one to say it to; else 1
 */
export function writeFailure({ code }: NodeJS.ErrnoException): number {
  // Windows says EOF of a pipe that no one reads any more.
  if (code === "EPIPE" || code === "EOF") return 0;
  try {
    writeSync(2, `Error: The output could not be written (${code ?? "unknown"}).\n`);
  } catch {
    // No one can be told: it may have been stderr that failed.
  }
  return 1;
}
