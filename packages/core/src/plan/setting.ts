import type { ErrorCode } from "../errors/codes.ts";
import { CredentialError, type ErrorDetails } from "../errors/credential-error.ts";
import { readText } from "../profiles/keys/read-keys.ts";
import type { Profile, Section } from "../profiles/profile.ts";

/**
 * A profile's value for a key; an empty one counts as absent, as in the SDKs.
 *
 * @internal
 */
export function setting(section: Section | undefined, key: string): string | undefined {
  return section && readText(section, key);
}

/**
 * Where a key is, for messages and warnings: the key's own line, or the section's when the key is missing.
 *
 * @internal
 */
export function place(
  section: Section,
  key?: string,
): { readonly profile: string; readonly file: string; readonly line: number } {
  const origin = (key === undefined ? undefined : section.origins.get(key)) ?? section.origin;
  return { profile: section.name, file: origin.file, line: origin.line };
}

/**
 * An error about one key of one profile.
 *
 * @internal
 */
export function settingError(
  code: ErrorCode,
  profile: Profile | Section,
  key: string | undefined,
  message: string,
  details: ErrorDetails = {},
) {
  return new CredentialError(code, message, { ...place(profile, key), ...details });
}

/**
 * `true` or `false` as AWS config files spell them, in any case; anything else counts as absent.
 *
 * @internal
 */
export function booleanOf(value: string | undefined): boolean | undefined {
  const lower = value?.toLowerCase();
  return lower === "true" ? true : lower === "false" ? false : undefined;
}
