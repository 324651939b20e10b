import type { EnvironmentChange } from "./environment-change.ts";
import { type VariableName, variables } from "./variables.ts";

/**
 * The change with two variables that name the profile, for prompts and `whoami`. No SDK reads them. The access key id beside the name
 * shows later whether the environment still holds that profile's keys.
 *
 * @internal
 */
export function nameProfile({ unset, set }: EnvironmentChange, profile: string): EnvironmentChange {
  const keyId = set.find(([name]) => name === variables.accessKeyId)?.[1];
  const marks: [VariableName, string][] = [[variables.heldProfile, profile]];
  if (keyId !== undefined) marks.push([variables.heldKey, keyId]);
  const names = new Set(marks.map(([name]) => name));
  return { unset: unset.filter((name) => !names.has(name)), set: [...set, ...marks] };
}
