import { CredentialError } from "@aws-temp/core";

/**
 * Session tags from `--tag KEY=VALUE`; the value may hold further equals signs.
 *
 * @throws {CredentialError} `USAGE` for a tag without a value, or a key that is given twice
 */
export function readTags(given: readonly string[] | undefined): Record<string, string> | undefined {
  if (given === undefined || given.length === 0) return undefined;
  const tags = new Map<string, string>();
  for (const tag of given) {
    const at = tag.indexOf("=");
    if (at < 1) {
      throw new CredentialError("USAGE", `--tag ${tag} is not KEY=VALUE.`, { hints: ["Use this form: --tag project=apollo."] });
    }
    const key = tag.slice(0, at);
    if (tags.has(key)) {
      throw new CredentialError("USAGE", `--tag ${key} is given twice.`, { hints: ["Give each key once."] });
    }
    tags.set(key, tag.slice(at + 1));
  }
  return Object.fromEntries(tags);
}
