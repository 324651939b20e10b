import type { EnvironmentChange } from "../environment-change.ts";
import { refuseUncarried } from "./cannot-carry.ts";

/**
 * For bash, zsh, dash and every other POSIX shell: `export NAME='value'`. Nothing is special between single quotes, not even a
 * line break or `!`; a single quote itself is outside of them as `\'`.
 *
 * `unset -v` succeeds for a variable that is not there, also under `set -eu`, and never takes a function of that name instead.
 *
 * @internal
 */
export function writeSh(change: EnvironmentChange): string {
  const lines = change.unset.length > 0 ? [`unset -v ${change.unset.join(" ")}`] : [];
  for (const [name, value] of change.set) {
    refuseUncarried("sh", name, value, []);
    lines.push(`export ${name}='${value.replaceAll("'", "'\\''")}'`);
  }
  return `${lines.join("\n")}\n`;
}
