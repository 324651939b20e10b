import type { Environment, EnvironmentChange } from "@aws-temp/core";

/** In every program that `exec` starts: the profile whose credentials it has. For prompts, that of `status --prompt` among them. */
export const profileMarker = "AWS_TEMP_PROFILE";

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
  const set = [...change.set, [profileMarker, profile] as const];
  const gone = new Set([...change.unset, ...set.map(([name]) => name)].map(key));
  const kept = Object.entries(environment).filter(([name]) => !gone.has(key(name)));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(set) };
}
