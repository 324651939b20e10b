import { environmentChange } from "../environment-change.ts";
import type { ExportInput } from "../export-input.ts";
import { lineBreak, type Refusal, refuseUncarried } from "./cannot-carry.ts";

const refusals: readonly Refusal[] = [{ found: lineBreak, holds: "a line break", because: "ends the variable in an env-file" }];

/**
 * The file of `docker run --env-file` and `podman run --env-file`: `NAME=value`, where everything behind the first `=` is the
 * value, spaces, quotes and `#` too. There is no quoting, so a line break cannot be said.
 *
 * @internal
 */
export function writeDocker(input: ExportInput): string {
  const lines = environmentChange(input).set.map(([name, value]) => {
    refuseUncarried("docker", name, value, refusals);
    return `${name}=${value}`;
  });
  return `${lines.join("\n")}\n`;
}
