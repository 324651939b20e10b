import type { Environment } from "@aws-temp/core";
import { type EnvironmentChange, variables } from "@aws-temp/core/formats";
import { ownRegion } from "@aws-temp/core/plan";

/**
 * The environment of a child, with its credentials.
 *
 * @param profile - for the marker that prompts read, that of `status --prompt` among them
 * @param platform - on Windows the names of variables are the same in any case
 */
export function changedEnvironment(
  environment: Environment,
  change: EnvironmentChange,
  { profile, platform }: { readonly profile: string; readonly platform: NodeJS.Platform },
): Record<string, string | undefined> {
  const key = (name: string) => (platform === "win32" ? name.toUpperCase() : name);
  const region = change.set.find(([name]) => name === variables.region)?.[1];
  const keyId = change.set.find(([name]) => name === variables.accessKeyId)?.[1];
  const marks = [
    [variables.heldProfile, profile] as const,
    ...(keyId === undefined ? [] : [[variables.heldKey, keyId] as const]),
    ...(region === undefined || region === ownRegion(environment) ? [] : [[variables.heldRegion, region] as const]),
  ];
  const set = [...change.set, ...marks];
  // A region that other credentials left behind is not for this program.
  const left = region === undefined && ownRegion(environment) === undefined ? [variables.region, variables.defaultRegion] : [];
  const gone = new Set([...change.unset, ...left, ...set.map(([name]) => name)].map(key));
  const kept = Object.entries(environment).filter(([name]) => !gone.has(key(name)));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(set) };
}
