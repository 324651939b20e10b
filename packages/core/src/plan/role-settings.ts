import type { Profile } from "../profiles/profile.ts";
import { setting, settingError } from "./setting.ts";

/**
 * `duration_seconds` of a profile.
 *
 * @throws {CredentialError} `INVALID_VALUE` when it is no whole number. (botocore ignores such a value silently.)
 * @internal
 */
export function secondsOf(profile: Profile): number | undefined {
  const text = setting(profile, "duration_seconds");
  if (text === undefined) {
    return undefined;
  }
  if (!/^\d+$/.test(text)) {
    throw settingError(
      "INVALID_VALUE",
      profile,
      "duration_seconds",
      `Profile ${profile.name} has duration_seconds = ${text}, which is no whole number.`,
      {
        hints: ["Write it in seconds, e.g. duration_seconds = 3600."],
      },
    );
  }
  return Number(text);
}

/**
 * A key that lists values with commas between them.
 *
 * @internal
 */
export function listOf(profile: Profile, key: string): readonly string[] {
  const parts = (setting(profile, key) ?? "").split(",").map((part) => part.trim());
  return parts.filter((part) => part !== "");
}

/**
 * `session_tags`, as aws-vault writes them: `Team=blue,CostCenter=42`.
 *
 * @throws {CredentialError} `INVALID_VALUE` when a part has no `=`
 * @internal
 */
export function tagsOf(profile: Profile): Readonly<Record<string, string>> {
  const tags: [string, string][] = [];
  for (const part of listOf(profile, "session_tags")) {
    const equals = part.indexOf("=");
    if (equals < 1) {
      throw settingError(
        "INVALID_VALUE",
        profile,
        "session_tags",
        `Profile ${profile.name} has a session tag "${part}" without a key and "=".`,
        {
          hints: ["Write session tags as session_tags = Key=value,OtherKey=value."],
        },
      );
    }
    tags.push([part.slice(0, equals).trim(), part.slice(equals + 1).trim()]);
  }
  return Object.fromEntries(tags);
}
