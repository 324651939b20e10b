import type { EnvironmentChange } from "../environment-change.ts";
import { type Refusal, refuseUncarried } from "./cannot-carry.ts";

const refusals: readonly Refusal[] = [
  {
    found: (value) => value === "",
    holds: "no character at all",
    because: "PowerShell takes as an order to remove the variable",
  },
];

/**
 * For PowerShell 5.1 and later, on every system: `$Env:NAME = 'value'`, one statement a line, so that `… | Invoke-Expression`,
 * which evaluates line by line, works as well as `… | Out-String | Invoke-Expression`.
 *
 * Everything outside printable ASCII is written by its code, `'caf' + [char]0x00E9`: PowerShell 5.1 decodes a program's output
 * with the console's code page, and takes typographic quotes (U+2018 to U+201B) for single quotes.
 *
 * Assigning `$null` removes a variable in all versions and is no error, under strict mode either, when it is not there.
 *
 * @internal
 */
export function writePowershell(change: EnvironmentChange): string {
  const lines = change.unset.map((name) => `$Env:${name} = $null`);
  for (const [name, value] of change.set) {
    refuseUncarried("powershell", name, value, refusals);
    lines.push(`$Env:${name} = ${expression(value)}`);
  }
  return `${lines.join("\n")}\n`;
}

function expression(value: string): string {
  const parts = value.match(/[ -~]+|[^ -~]/g) ?? [];
  const terms = parts.map((part) => (/^[ -~]/.test(part) ? `'${part.replaceAll("'", "''")}'` : byCode(part)));
  // The first operand decides what `+` means: a text makes it join, a character would make it add.
  return terms[0]?.startsWith("'") ? terms.join(" + ") : ["''", ...terms].join(" + ");
}

function byCode(unit: string): string {
  return `[char]0x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
