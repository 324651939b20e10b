import type { Stats } from "node:fs";

/**
 * A file that is there and must not be read: of the wrong kind, too large, or not safe to believe.
 *
 * @internal
 */
export class UnfitFile extends Error {
  /** Errors of the operating system have a code, too, so callers look at one field. */
  readonly code = "EUNFIT";
  /** What the file is, to follow its path in a sentence: `is a FIFO`, `is larger than 1 MiB`. */
  readonly is: string;

  constructor(path: string, is: string) {
    super(`${path} ${is}`);
    this.name = "UnfitFile";
    this.is = is;
  }
}

/**
 * What something is that is no regular file, to follow its path in a sentence; `undefined` for a regular file.
 *
 * @internal
 */
export function kindOf(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return "is a directory, not a file";
  if (stats.isFIFO()) return "is a FIFO, not a regular file";
  if (stats.isSocket()) return "is a socket, not a regular file";
  if (stats.isCharacterDevice() || stats.isBlockDevice()) return "is a device, not a regular file";
  return stats.isSymbolicLink() ? "is a link, not a regular file" : "is not a regular file";
}

/**
 * A size limit as a sentence names it: `1 MiB`, `4 KiB`.
 *
 * @internal
 */
export function sizeText(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${bytes / (1024 * 1024)} MiB` : `${bytes / 1024} KiB`;
}

/**
 * Why something could not be done with a file, in brackets of a sentence: what the file is, or the operating system's code.
 *
 * @internal
 */
export function reasonOf(error: unknown): string {
  if (error instanceof UnfitFile) return `it ${error.is}`;
  return (error as NodeJS.ErrnoException | undefined)?.code ?? String(error);
}
