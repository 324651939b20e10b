import type { ExportFormat } from "@aws-temp/core";
import { describeFormat } from "@aws-temp/core/formats";

/**
 * What a user should be told who sees statements on the terminal instead of having their shell evaluate them.
 *
 * @param command - the command that printed them
 */
export function evaluationHint(format: ExportFormat, command: string): string | undefined {
  const { canUnset, mediaHint } = describeFormat(format);
  return canUnset
    ? `These lines take effect when the shell evaluates them: ${mediaHint.replace("COMMAND", () => command)}`
    : undefined;
}
