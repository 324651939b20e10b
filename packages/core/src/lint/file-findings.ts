import type { Finding, Severity } from "./finding.ts";

interface FindingKind {
  readonly severity: Severity;
  /** One sentence for `docs/doctor.md`: what was found. */
  readonly when: string;
}

/**
 * What can be found in profiles, beyond the parser's problems and the errors of planning.
 *
 * @public
 */
export const fileFindings = {
  "unknown-key": { severity: "info", when: "No AWS tool that is known here reads the key." },
  "other-tool": { severity: "info", when: "Keys are another tool's, such as granted's: AWS tools do not read them." },
  "misspelt-key": { severity: "warning", when: "No AWS tool reads the key, and it looks like one that they read." },
  "long-term-keys": {
    severity: "warning",
    when: "A secret access key without an end stands in plain text in a file, and no MFA device guards it.",
  },
  "long-term-keys-with-mfa": {
    severity: "info",
    when: "A secret access key without an end stands in plain text in a file; the profile names an MFA device.",
  },
  "legacy-sso": {
    severity: "info",
    when: "A profile has its sign-in in itself, in place of an `sso-session`: the AWS CLI and the SDKs never renew its token.",
  },
  "start-url-spellings": {
    severity: "warning",
    when: "One start URL is spelt in several ways: each spelling makes a sign-in of its own.",
  },
  "mixed-sso-styles": {
    severity: "warning",
    when: "One start URL is used by an `sso-session` and by a profile of the older form: that makes two sign-ins of one.",
  },
  "needs-a-shell": {
    severity: "warning",
    when: "A `credential_process` uses what only a shell understands; the AWS CLI and boto3 start none.",
  },
  "expired-temporary-profile": { severity: "warning", when: "The credentials of a profile that `login` wrote have expired." },
} as const satisfies Readonly<Record<string, FindingKind>>;

/**
 * The code of a finding about files: a name of {@link fileFindings}.
 *
 * @public
 */
export type FileFindingCode = keyof typeof fileFindings;

/** A finding of this table. @internal */
export function fileFinding(code: FileFindingCode, finding: Omit<Finding, "code" | "severity">): Finding {
  return { code, severity: fileFindings[code].severity, ...finding };
}
