import type { EnvironmentChange } from "../environment-change.ts";
import { refuseUncarried } from "./cannot-carry.ts";

/**
 * For Elvish: `set-env NAME 'value'`, for `eval (aws-temp export NAME --format elvish | slurp)`. Between single quotes everything
 * stands for itself, line breaks too; a single quote is doubled.
 *
 * @internal
 */
export function writeElvish(change: EnvironmentChange): string {
  const lines = change.unset.map((name) => `unset-env ${name}`);
  for (const [name, value] of change.set) {
    refuseUncarried("elvish", name, value, []);
    lines.push(`set-env ${name} '${value.replaceAll("'", "''")}'`);
  }
  return `${lines.join("\n")}\n`;
}
