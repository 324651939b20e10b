import { refuseUncarried } from "./cannot-carry.ts";
import type { EnvironmentChange } from "./environment-change.ts";

/**
 * For xonsh: `$NAME = 'value'` with a Python string literal in pure ASCII, for `execx($(aws-temp export NAME --format xonsh))`.
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
