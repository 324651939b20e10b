import type { EnvironmentChange } from "./environment-change.ts";
import type { ExportInput } from "./export-input.ts";
import { regionVariables, type VariableName, variables } from "./variables.ts";

/**
 * The change with a mark on a region that is not the user's own, so that the next credentials do not inherit it; without a region, the one
 * that earlier credentials left behind is unset.
 *
 * @internal
 */
export function markRegion(
  { unset, set }: EnvironmentChange,
  { region, shell }: Pick<ExportInput, "region" | "shell">,
): EnvironmentChange {
  if (shell === undefined) return { unset, set };
  if (region === undefined) return { unset: shell.ownRegion === undefined ? [...unset, ...regionVariables] : unset, set };
  if (region === shell.ownRegion) return { unset, set };
  const mark: readonly [VariableName, string] = [variables.heldRegion, region];
  return { unset: unset.filter((name) => name !== variables.heldRegion), set: [...set, mark] };
}
