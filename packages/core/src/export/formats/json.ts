import { printTime } from "../../model/time/print-time.ts";
import type { ExportInput } from "../export-input.ts";

/**
 * The object of `--format json`, for programs. All fields are always there; what is not known is `null`.
 *
 * @public
 */
export interface CredentialsJson {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** `null` for the long-term keys of an IAM user. */
  readonly sessionToken: string | null;
  /** ISO 8601 in UTC, to the second: `2026-01-02T03:04:05Z`. `null` when the source does not say. */
  readonly expiration: string | null;
  /** Twelve digits. */
  readonly accountId: string | null;
  readonly region: string | null;
  /** The profile that the credentials were obtained for. */
  readonly profile: string | null;
}

/**
 * Writes a {@link CredentialsJson}, two spaces deep.
 *
 * @internal
 */
export function writeJson(input: ExportInput): string {
  const { credentials } = input;
  const object: CredentialsJson = {
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey.reveal(),
    sessionToken: credentials.sessionToken?.reveal() ?? null,
    expiration: credentials.expiration === undefined ? null : printTime(credentials.expiration),
    accountId: credentials.accountId ?? null,
    region: input.region ?? null,
    profile: input.profile ?? null,
  };
  return `${JSON.stringify(object, undefined, 2)}\n`;
}
