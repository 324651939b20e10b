import { CredentialError } from "../../errors/credential-error.ts";
import { parseDuration } from "../../model/time/duration.ts";
import type { Section } from "../profile.ts";

/**
 * A key's value; an empty one counts as absent, as in the SDKs.
 *
 * @internal
 */
export function readText(section: Section, key: string): string | undefined {
  return section.settings.get(key) || undefined;
}

/**
 * A key that holds a whole number.
 *
 * @throws {CredentialError} `INVALID_VALUE` for anything but digits, and outside of the limits. (The AWS CLI ignores such values.)
 * @internal
 */
export function readInteger(
  section: Section,
  key: string,
  { least = 0, most = Number.MAX_SAFE_INTEGER }: { readonly least?: number; readonly most?: number } = {},
): number | undefined {
  const text = readText(section, key);
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  const limits = most === Number.MAX_SAFE_INTEGER ? "" : ` from ${least} to ${most}`;
  const seconds = key.endsWith("_seconds") ? parseDuration(text) : undefined;
  if (seconds === undefined) throw invalid(section, key, `a whole number${limits}`);
  // A duration holds no secret.
  throw invalid(section, key, `a whole number of seconds; ${text} is ${seconds}`, `Write ${key} = ${seconds}`);
}

/**
 * A key that lists values with commas between them; white space around them and empty ones do not count.
 *
 * @internal
 */
export function readList(section: Section, key: string): readonly string[] {
  const parts = (readText(section, key) ?? "").split(",");
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/**
 * A key that lists tags, as aws-vault writes them: `Team=blue,CostCenter=42`.
 *
 * @throws {CredentialError} `INVALID_VALUE` when a tag has no key or no `=`, or two have the same key
 * @internal
 */
export function readTags(section: Section, key: string): Readonly<Record<string, string>> {
  const tags = new Map<string, string>();
  for (const part of readList(section, key)) {
    const equals = part.indexOf("=");
    const name = part.slice(0, Math.max(equals, 0)).trim();
    if (name === "" || tags.has(name)) throw invalid(section, key, "tags like Team=blue,CostCenter=42, each key once");
    tags.set(name, part.slice(equals + 1).trim());
  }
  return Object.fromEntries(tags);
}

/** The value stays out of the message: a mistaken one may be a secret. */
function invalid(section: Section, key: string, expected: string, hint?: string): CredentialError {
  const { file, line } = section.origins.get(key) ?? section.origin;
  return new CredentialError("INVALID_VALUE", `${key} of profile ${section.name} (${file}:${line}) must be ${expected}.`, {
    profile: section.name,
    file,
    line,
    hints: [hint ?? `Correct line ${line} of ${file}, or remove it.`],
  });
}
