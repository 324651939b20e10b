/**
 * Whether an error of the operating system means that there is no such file. Nothing else does: not "permission denied", not
 * "is a directory".
 *
 * @internal
 */
export function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === "ENOENT";
}
