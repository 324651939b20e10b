import { chooseProfile, type Environment } from "@aws-temp/core";
import type { Input } from "./input.ts";

/** What fills the cache where a person can be asked, as they would type it. */
export function nextCommand({ request }: Pick<Input, "request">, environment: Environment): string {
  const { name } = chooseProfile({ profile: request.profile, environment });
  const region = request.region === undefined ? "" : ` --region ${quote(request.region)}`;
  return `Type in a terminal: aws-temp login ${quote(name)}${region} --no-write`;
}

function quote(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return process.platform === "win32" ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`;
}
