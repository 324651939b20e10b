import { writeSync } from "node:fs";

/**
 * Writes to stdout or stderr and returns when all of it has left.
 *
 * @throws the error of the operating system: a full disk, a reader that has gone
 */
export function writeAll(descriptor: 1 | 2, content: Uint8Array | string): void {
  for (let bytes = Buffer.from(content as string); bytes.length > 0; ) {
    try {
      bytes = bytes.subarray(writeSync(descriptor, bytes));
    } catch (error) {
      // A full pipe that another program made non-blocking: its reader will get round to it.
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}

/**
 * Makes a stream that leads to a file or pipe write at once, so that what could not be written is known. In an executable the stream itself
 * loses such errors. A terminal keeps its own way.
 *
 * @param failed - told of the first error; it ends the process
 */
export function writeAtOnce(
  stream: NodeJS.WriteStream,
  descriptor: 1 | 2,
  failed: (error: NodeJS.ErrnoException) => never,
): void {
  if (stream.isTTY) return;
  const write = (content: Uint8Array | string, encoding?: unknown, done?: unknown): boolean => {
    try {
      writeAll(descriptor, typeof content === "string" && isEncoding(encoding) ? Buffer.from(content, encoding) : content);
    } catch (error) {
      return failed(error as NodeJS.ErrnoException);
    }
    const callback = typeof encoding === "function" ? encoding : done;
    if (typeof callback === "function") queueMicrotask(() => callback());
    return true;
  };
  stream.write = write as typeof stream.write;
}

function isEncoding(value: unknown): value is BufferEncoding {
  return typeof value === "string" && Buffer.isEncoding(value);
}
