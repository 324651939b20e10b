import { editIni } from "../../ini/edit/edit.ts";
import { credentialKeys } from "../../profiles/keys/known-keys.ts";
import type { ProfileSet } from "../../profiles/profile.ts";
import { classifyProfile } from "../source/classify-source.ts";

/** Settings of other tools that lead to credentials. */
const foreignKeys = ["include_profile", "mfa_process", "parent_profile", "sso_use_stdout", "web_identity_token_process"];
const leftOut: ReadonlySet<string> = new Set([...credentialKeys, ...foreignKeys]);

/** The kinds of profile after which the AWS CLI and the SDKs go on to an endpoint. */
const harmless: ReadonlySet<string> = new Set(["none", "environment", "container", "instance"]);

/**
 * A profile without credentials, and the text of a config file that has it.
 *
 * @internal
 */
export interface StandInProfile {
  readonly profile: string;
  readonly config: string;
}

/**
 * What keeps the profile `default` from winning over a credentials endpoint: the AWS CLI and the SDKs look into it first when no
 * profile is named. A profile that holds its settings and none of its credentials takes its place; all others stay what they are.
 *
 * @param config - the text of the config file
 * @param region - in place of the one of `default`
 * @returns `undefined` when `default` leads to no credentials, so that nothing has to take its place
 * @internal
 */
export function standInProfile(
  { profiles }: Pick<ProfileSet, "profiles">,
  config: string,
  region: string | undefined,
): StandInProfile | undefined {
  const original = profiles.get("default");
  if (original === undefined || harmless.has(classifyProfile(original))) return undefined;
  let profile = "aws-temp-served";
  while (profiles.get(profile)?.layers.credentials !== undefined) profile += "-";
  const kept = [...(original.layers.config?.settings ?? [])].filter(
    ([key, value]) => !leftOut.has(key) && !original.nested.has(key) && value !== "",
  );
  const settings = new Map([...kept, ...(region === undefined ? [] : ([["region", region]] as const))]);
  // Some SDKs take a section without a key for none.
  if (settings.size === 0) settings.set("output", "json");
  const id = { type: "profile", name: profile } as const;
  // At the end, where its blocks of indented keys can follow.
  const text = editIni(config, [
    { kind: "remove-section", section: id },
    { kind: "set-section", section: id, settings },
  ]);
  const blocks = [...original.nested].map(
    ([key, block]) => `${key} =\n${[...block].map(([name, value]) => `  ${name} = ${value}\n`).join("")}`,
  );
  return { profile, config: `${text.replace(/\n*$/, "\n")}${blocks.join("")}` };
}
