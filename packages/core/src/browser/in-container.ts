import { access } from "node:fs/promises";

/** Docker and Podman leave these behind. */
const marks = ["/.dockerenv", "/run/.containerenv"];

/**
 * Whether this process runs in a container, by the files that container engines leave there.
 *
 * @internal
 */
export async function isInContainer(): Promise<boolean> {
  const found = await Promise.all(
    marks.map((mark) =>
      access(mark).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
