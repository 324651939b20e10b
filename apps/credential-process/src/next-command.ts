import type { Environment } from "@aws-temp/core";
import { typedProfile, typedWord } from "@aws-temp/core/internal";
import { chooseProfile } from "@aws-temp/core/profiles";
import type { Input } from "./input.ts";

/** What fills the cache where a user can be asked, as they would type it. */
export function nextCommand({ request }: Pick<Input, "request">, environment: Environment): string {
  const { name } = chooseProfile({ profile: request.profile, environment });
  const region = request.region === undefined ? "" : ` --region ${typedWord(request.region)}`;
  return `Type in a terminal: aws-temp login ${typedProfile(name)}${region} --no-write`;
}
