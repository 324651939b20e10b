import type { EnvironmentChange } from "../environment-change.ts";
import { regionVariables, type VariableName } from "../variables.ts";
import { refuseUncarried } from "./cannot-carry.ts";

/**
 * For fish: `set -gx NAME 'value';`. Between single quotes only `\` and `'` need a backslash. Line breaks stand outside of the
 * quotes as `\n`, and every line ends in `;`, so that `eval (…)`, which joins lines with spaces, works as `… | source` does.
 *
 * @internal
 */
export function writeFish(change: EnvironmentChange): string {
  const lines = change.unset.map(unset);
  for (const [name, value] of change.set) {
    refuseUncarried("fish", name, value, []);
    lines.push(`set -gx ${name} ${quote(value)};`);
  }
  return `${lines.join("\n")}\n`;
}

/**
 * Erases the session's variable. Behind it there may be a universal one (`set -Ux AWS_PROFILE work`), the user's lasting setting for
 * all sessions, which fish then exports and nothing can hide: it keeps its value and is no longer exported, and the user is told how
 * to undo that. A universal region does no harm and is welcome back.
 */
function unset(name: VariableName): string {
  const erase = `set -eg ${name};`;
  if (regionVariables.includes(name)) {
    return erase;
  }
  const told = `aws-temp: ${name} was a universal variable; it is no longer exported. To undo: set -Ux ${name} $${name}`;
  return `${erase} if set -qUx ${name}; set -Uu ${name} $${name}; echo '${told}' >&2; end;`;
}

function quote(value: string): string {
  const escaped = value.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
  return `'${escaped.replaceAll("\n", "'\\n'").replaceAll("\r", "'\\r'")}'`;
}
