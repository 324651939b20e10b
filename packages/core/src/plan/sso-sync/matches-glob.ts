/**
 * Whether a text fits one of some patterns, in which `*` stands for any characters and `?` for any one. Upper and lower case count.
 *
 * @param globs - `undefined` or none: everything fits
 * @internal
 */
export function matchesGlob(text: string, globs: readonly string[] | undefined): boolean {
  if (globs === undefined || globs.length === 0) {
    return true;
  }
  return globs.some((glob) => {
    const pattern = glob
      .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll(/\*+/g, ".*")
      .replaceAll("?", ".");
    return new RegExp(`^${pattern}$`, "su").test(text);
  });
}
