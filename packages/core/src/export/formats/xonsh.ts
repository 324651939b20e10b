import type { EnvironmentChange } from "../environment-change.ts";
import { refuseUncarried } from "./cannot-carry.ts";

/**
 * For xonsh: `$NAME = 'value'` with a Python string literal in pure ASCII, for `execx($(aws-temp export NAME --format xonsh))`.
 *
 * On a busy machine xonsh's `$(…)` may lose the end or all of what a command prints that ends at once, so that nothing happens or
 * `execx` finds an error. That is xonsh's own (it waits 0.1 ms for its reading thread); evaluating again helps.
 *
 * A variable goes by `del`, after a look whether it is there: `.pop()` would show the old value at a prompt.
 *
 * @internal
 */
export function writeXonsh(change: EnvironmentChange): string {
  const lines = change.unset.map((name) => `if '${name}' in \${...}: del $${name}`);
  for (const [name, value] of change.set) {
    refuseUncarried("xonsh", name, value, []);
    lines.push(`$${name} = '${[...value].map(literal).join("")}'`);
  }
  return `${lines.join("\n")}\n`;
}

function literal(character: string): string {
  if (character === "'" || character === "\\") {
    return `\\${character}`;
  }
  if (character >= " " && character <= "~") {
    return character;
  }
  return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`;
}
