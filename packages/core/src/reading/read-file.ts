import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { kindOf, sizeText, UnfitFile } from "./unfit-file.ts";

/**
 * How a file is read that someone else may have written.
 *
 * @internal
 */
export interface FileLimits {
  /** Bytes; one of `sizeLimits`. */
  readonly limit: number;
  /** `false`: a link at the end of the path is an error (`ELOOP`). Default `true`. */
  readonly followLinks?: boolean | undefined;
  /** Judges the opened file before it is read; throws to refuse it. */
  readonly check?: ((stats: Stats) => void) | undefined;
}

/**
 * Reads a whole file. It never waits (a FIFO does not block the open), reads only regular files, and stops at the limit, also when the
 * file grows or its size is not known, as in `/proc`.
 *
 * @throws {UnfitFile} when the file is not regular, or larger than the limit; else the error of the operating system
 * @internal
 */
export function readRegularFile(path: string, { limit, followLinks = true, check }: FileLimits): Buffer {
  const descriptor = open(path, followLinks);
  try {
    const stats = fstatSync(descriptor);
    const kind = kindOf(stats);
    if (kind !== undefined) throw new UnfitFile(path, kind);
    check?.(stats);
    const content = stats.size > limit ? undefined : readUpTo(descriptor, stats.size, limit);
    if (content === undefined) throw new UnfitFile(path, `is larger than ${sizeText(limit)}`);
    return content;
  } finally {
    closeSync(descriptor);
  }
}

/** A socket cannot be opened at all, and a device may have no driver: both fail with a rare code. */
function open(path: string, followLinks: boolean): number {
  const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
  try {
    // Windows has neither flag.
    return openSync(path, O_RDONLY | (O_NONBLOCK ?? 0) | (followLinks ? 0 : (O_NOFOLLOW ?? 0)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENXIO" || code === "ENODEV" || code === "EOPNOTSUPP") {
      throw new UnfitFile(path, "is a socket or device, not a regular file");
    }
    throw error;
  }
}

/** @returns `undefined` when there is more than `limit` */
function readUpTo(descriptor: number, size: number, limit: number): Buffer | undefined {
  let buffer = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const read = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (read === 0) return buffer.subarray(0, length);
    length += read;
    if (length > limit) return undefined;
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(Math.max(4096, length))]);
  }
}
