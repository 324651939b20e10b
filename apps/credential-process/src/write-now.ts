import { writeSync } from "node:fs";

/**
 * Writes to a stream of this process and waits until all of it has left. `process.stdout` would do the same, and takes longer to
 * load than everything else that a cache hit does.
 */
export function writeNow(stream: 1 | 2, text: string): void {
  for (let bytes = Buffer.from(text, "utf8"); bytes.length > 0; ) {
    try {
      bytes = bytes.subarray(writeSync(stream, bytes));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A full pipe that someone made non-blocking: the reader will get round to it.
      if (code === "EAGAIN") continue;
      // The reader has gone, or what is only said (to a file on a full disk) cannot be: that changes nothing of how it ended.
      // Windows says EOF of a pipe that no one reads any more.
      if (code === "EPIPE" || code === "EOF" || stream === 2) return;
      throw new Error(`The output could not be written (${code ?? "unknown"}).`, { cause: error });
    }
  }
}
