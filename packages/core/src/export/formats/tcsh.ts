import type { EnvironmentChange } from "../environment-change.ts";
import { lineBreak, type Refusal, refuseUncarried } from "./cannot-carry.ts";

const refusals: readonly Refusal[] = [
  { found: lineBreak, holds: "a line break", because: "tcsh turns into a space when it takes a command's output" },
];

/**
 * For tcsh and csh: `setenv NAME 'value';`, for ``eval "`aws-temp export NAME --format tcsh`"``. The lines end in `;` because tcsh
 * joins them with spaces.
 *
 * History is expanded between single quotes too, and with `backslash_quote` set a backslash quotes there; so `!`, `\` and `'`
 * stand outside of the quotes, each behind a backslash, which means the same under every setting.
 *
 * @internal
 */
export function writeTcsh(change: EnvironmentChange): string {
  const lines = change.unset.map((name) => `unsetenv ${name};`);
  for (const [name, value] of change.set) {
    refuseUncarried("tcsh", name, value, refusals);
    lines.push(`setenv ${name} '${value.replace(/['\\!]/g, "'\\$&'")}';`);
  }
  return `${lines.join("\n")}\n`;
}
