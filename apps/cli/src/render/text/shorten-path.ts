/** A path as people write it: `~/.aws/config` for a file under the home directory. */
export function shortenPath(path: string, home: string): string {
  if (home === "" || !path.startsWith(home)) return path;
  const rest = path.slice(home.length);
  return /^[/\\]/.test(rest) ? `~${rest}` : path;
}
