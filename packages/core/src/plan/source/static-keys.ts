import type { FileKind } from "../../profiles/origin.ts";
import type { Profile, Section } from "../../profiles/profile.ts";

/**
 * Access keys as they stand in a profile.
 *
 * @internal
 */
export interface StaticKeys {
  /** The file that they were taken from. */
  readonly kind: FileKind;
  /** The section to read the secret and the token from. */
  readonly section: Section;
  readonly accessKeyId: string;
  /** There is a session token beside the keys: they are temporary already. */
  readonly temporary: boolean;
}

const tokenKeys = ["aws_session_token", "aws_security_token"];

/**
 * Finds a profile's access keys the way the AWS CLI does: the credentials file is read alone first, so that a token left in the
 * config file is never paired with keys that it does not belong to.
 *
 * @returns `undefined` when neither file has an access key id in that profile
 * @internal
 */
export function staticKeysOf(profile: Profile, kind: FileKind): StaticKeys | undefined {
  const section = profile.layers[kind];
  const accessKeyId = section?.settings.get("aws_access_key_id");
  if (section === undefined || accessKeyId === undefined || accessKeyId === "") {
    return undefined;
  }
  return { kind, section, accessKeyId, temporary: tokenKeys.some((key) => (section.settings.get(key) ?? "") !== "") };
}

/**
 * Whether an access key id is one of temporary keys, which work only with their session token.
 *
 * @internal
 */
export function isTemporaryKeyId(accessKeyId: string): boolean {
  return accessKeyId.startsWith("ASIA");
}

/**
 * Where a session token stands in a section, under either of its names.
 *
 * @internal
 */
export function tokenOf(section: Section | undefined): { readonly file: string; readonly line: number } | undefined {
  const key = tokenKeys.find((name) => (section?.settings.get(name) ?? "") !== "");
  return key === undefined ? undefined : section?.origins.get(key);
}
