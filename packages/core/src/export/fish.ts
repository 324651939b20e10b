import { refuseUncarried } from "./cannot-carry.ts";
import type { EnvironmentChange } from "./environment-change.ts";

/**
 * For fish: `set -gx NAME 'value';`. Between single quotes only `\` and `'` need a backslash. Line breaks stand outside of the
 * quotes as `\n`, and every line ends in `;`, so that `eval (…)`, which joins lines with spaces, works as `… | source` does.
 *
 * A universal variable (`set -Ux AWS_PROFILE work`) is the user's lasting setting and belongs to all sessions: it is hidden from
 * this one by a global that is not exported, not erased.
 *
 * @internal
 */
export function writeFish(change: EnvironmentChange): string {
  const lines = change.unset.map((name) => `set -eg ${name}; if set -qU ${name}; set -gu ${name}; end;`);
  for (const [name, value] of change.set) {
    refuseUncarried("fish", name, value, []);
    lines.push(`set -gx ${name} ${quote(value)};`);
  }
  return `${lines.join("\n")}\n`;
}

function quote(value: string): string {
  const escaped = value.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
  return `'${escaped.replaceAll("\n", "'\\n'").replaceAll("\r", "'\\r'")}'`;
}
