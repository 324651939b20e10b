import type { Environment, EnvironmentChange } from "@aws-temp/core";

/** In every program that `exec` starts: the profile whose credentials it has. For prompts, that of `status --prompt` among them. */
export const profileMarker = "AWS_TEMP_PROFILE";

/** Beside it: the access key id that `exec` gave. Once the environment has another, the name says nothing of it. */
export const keyMarker = "AWS_TEMP_ACCESS_KEY_ID";

/**
 * The environment of a child, with its credentials.
 *
 * @param profile - for {@link profileMarker}
 * @param platform - on Windows the names of variables are the same in any case
 */
export function changedEnvironment(
  environment: Environment,
  change: EnvironmentChange,
  { profile, platform }: { readonly profile: string; readonly platform: NodeJS.Platform },
): Record<string, string | undefined> {
  const key = (name: string) => (platform === "win32" ? name.toUpperCase() : name);
  const keyId = change.set.find(([name]) => name === "AWS_ACCESS_KEY_ID")?.[1];
  const marks = [[profileMarker, profile] as const, ...(keyId === undefined ? [] : [[keyMarker, keyId] as const])];
  const set = [...change.set, ...marks];
  const gone = new Set([...change.unset, keyMarker, ...set.map(([name]) => name)].map(key));
  const kept = Object.entries(environment).filter(([name]) => !gone.has(key(name)));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(set) };
}
