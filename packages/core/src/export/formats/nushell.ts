import type { EnvironmentChange } from "../environment-change.ts";
import { refuseUncarried } from "./cannot-carry.ts";

/**
 * For Nushell: a record of all variables for `aws-temp export NAME --format nushell | from json | load-env`. Nushell cannot
 * evaluate text, and `source` reads only files that exist when the script is parsed, so statements would have to rest in a file,
 * secrets and all; a record works at the prompt, in a script and inside a `def --env`.
 *
 * A variable to unset is `null`: Nushell hands only texts to the programs it starts, and `$env.AWS_PROFILE?` is then `null`, as it
 * is without one.
 *
 * @internal
 */
export function writeNushell(change: EnvironmentChange): string {
  for (const [name, value] of change.set) {
    refuseUncarried("nushell", name, value, []);
  }
  const removed = change.unset.map((name) => [name, null] as const);
  return `${JSON.stringify(Object.fromEntries([...removed, ...change.set]))}\n`;
}
