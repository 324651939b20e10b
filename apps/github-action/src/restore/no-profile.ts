import { readFileSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Environment } from "@aws-temp/core";

/**
 * The variables with which later steps find what they would find if no profile was named. That is what the profile `default` does, where
 * there is one. Where there is none, a copy of the config file that has an empty one takes its place for the rest of the job: the user's
 * file stays as it is.
 *
 * @param given - what else the job is given back
 * @param folder - makes a folder of this user's own, which stays until the runner empties its own
 * @public
 */
export function noProfile(
  environment: Environment,
  given: ReadonlyMap<string, string>,
  folder: () => string,
): readonly (readonly [name: string, value: string])[] {
  const { config, credentials } = textsOf(environment, given);
  const named = ["AWS_PROFILE", "default"] as const;
  if (/^\[[ \t]*(?:profile[ \t]+)?default[ \t]*\]/m.test(config) || /^\[[ \t]*default[ \t]*\]/m.test(credentials)) return [named];
  const file = join(folder(), "config");
  writeFileSync(file, `${config}${config === "" || config.endsWith("\n") ? "" : "\n"}[default]\n`, { mode: 0o600 });
  return [named, ["AWS_CONFIG_FILE", file]];
}

/**
 * The region that the job's profile names; empty when it names none.
 *
 * @param given - what else the job is given back
 * @public
 */
export function regionOfProfile(environment: Environment, given: ReadonlyMap<string, string>): string {
  const profile = (given.has("AWS_PROFILE") ? given.get("AWS_PROFILE") : environment["AWS_PROFILE"]) || "default";
  const headers = profile === "default" ? ["default", "profile default"] : [`profile ${profile}`];
  const { config, credentials } = textsOf(environment, given);
  return regionIn(credentials, [profile]) ?? regionIn(config, headers) ?? "";
}

function regionIn(text: string, headers: readonly string[]): string | undefined {
  let inside = false;
  let region: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[\s*(.*?)\s*\]/.exec(line)?.[1];
    if (header !== undefined) inside = headers.includes(header.replaceAll(/\s+/g, " "));
    else if (inside) region = /^region\s*=\s*(\S+)/.exec(line)?.[1] ?? region;
  }
  return region;
}

function textsOf(environment: Environment, given: ReadonlyMap<string, string>) {
  const home = environment["HOME"] || homedir();
  const fileOf = (variable: string, name: string) => given.get(variable) || environment[variable] || join(home, ".aws", name);
  return {
    config: textOf(fileOf("AWS_CONFIG_FILE", "config")),
    credentials: textOf(fileOf("AWS_SHARED_CREDENTIALS_FILE", "credentials")),
  };
}

/** Bytes; as core reads the user's files, which is not loaded here. */
const largestFile = 16 * 1024 * 1024;

function textOf(file: string): string {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size <= largestFile ? readFileSync(file, "utf8") : "";
  } catch {
    return "";
  }
}
