import { CredentialError } from "../../errors/credential-error.ts";
import { printTime } from "../../model/time/print-time.ts";
import type { ExportInput } from "../export-input.ts";
import { lineBreak, type Refusal, refuseUncarried } from "./cannot-carry.ts";

const refusals: readonly Refusal[] = [
  { found: (value) => value === "", holds: "no character at all", because: "the AWS SDK for JavaScript takes for a missing key" },
  { found: lineBreak, holds: "a line break", because: "ends the value" },
  { found: (value) => value !== value.trim(), holds: "a space at its start or end", because: "every reader cuts off" },
  {
    found: (value) => /(?:^|\s)[#;]/.test(value),
    holds: "# or ; at its start or behind a space",
    because: "the SDKs take for a comment",
  },
  { found: (value) => /^["']/.test(value), holds: "a quote at its start", because: "the AWS SDK for Go takes off" },
];

/** What every SDK accepts in the name of a section; a section of another name is passed over. Source: aws-facts.md §2. */
const sectionName = /^[\w./%@:+-]+$/;

/**
 * A section of the credentials file, `[default]` unless the profile is named. Values stand as they are: the file has no quoting
 * that all of its readers share.
 *
 * @throws {CredentialError} `INVALID_VALUE` for a profile name that some SDKs would pass over
 * @internal
 */
export function writeIni(input: ExportInput): string {
  const { credentials, profile = "default" } = input;
  if (!sectionName.test(profile)) {
    throw new CredentialError(
      "INVALID_VALUE",
      `Profile ${JSON.stringify(profile)} cannot be the name of a section: SDKs ignore it.`,
      {
        profile,
        hints: ["Take a name of letters, digits and _ - . / % @ : + only."],
      },
    );
  }
  const settings = [
    ["aws_access_key_id", credentials.accessKeyId],
    ["aws_secret_access_key", credentials.secretAccessKey.reveal()],
    ["aws_session_token", credentials.sessionToken?.reveal()],
    ["aws_credential_expiration", credentials.expiration && printTime(credentials.expiration)],
  ] as const;
  const lines = [`[${profile}]`];
  for (const [key, value] of settings) {
    if (value !== undefined) {
      refuseUncarried("ini", key, value, refusals);
      lines.push(`${key} = ${value}`);
    }
  }
  return `${lines.join("\n")}\n`;
}
