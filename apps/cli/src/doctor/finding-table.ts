import { fileFindings, type Severity } from "@aws-temp/core/doctor";
import type { Found } from "./found.ts";

/**
 * What `doctor` finds, beside the parser's problems and the errors of docs/errors.md: how bad it is, when it is found, and whether
 * `--fix` fixes it. docs/doctor.md is made from it.
 */
export const findingTable = {
  ...fileFindings,
  "no-profiles": { severity: "info", when: "Neither file holds a profile." },
  "expired-temporary-profile": { ...fileFindings["expired-temporary-profile"], fix: true },
  "environment-keys": {
    severity: "warning",
    when: "Access keys in the environment win over `AWS_PROFILE` in the AWS CLI and the SDKs.",
  },
  "environment-keys-expired": {
    severity: "error",
    when: "Access keys in the environment have expired, and the AWS CLI and the SDKs take them before any profile.",
  },
  "file-missing": { severity: "warning", when: "A profile names a token file or a CA bundle that is not there." },
  "program-missing": { severity: "warning", when: "The program that `credential_process` starts is not there." },
  "folder-open": { severity: "info", when: "Others may list the folder `~/.aws`.", fix: true },
  "folder-writable": { severity: "warning", when: "Others may put files into the folder `~/.aws`.", fix: true },
  "file-open": {
    severity: "warning",
    when: "Others may read a file with secrets: credentials, a token, keys in the config file.",
    fix: true,
  },
  "file-writable": { severity: "warning", when: "Others may write a file that decides which credentials are used.", fix: true },
  "torn-token": {
    severity: "warning",
    when: "A file in the cache of sign-ins holds nothing whole; the AWS CLI stumbles over it.",
  },
  "state-open": { severity: "warning", when: "Others may read in the folder of aws-temp's own files.", fix: true },
  "state-torn": { severity: "info", when: "A file of aws-temp holds nothing whole. It counts as absent.", fix: true },
  "state-lock": { severity: "info", when: "A lock was left by a process that is gone. The next one takes it over.", fix: true },
  "state-left-over": { severity: "info", when: "A process that was killed left a file that it was writing.", fix: true },
  "state-unreadable": { severity: "error", when: "The folder of aws-temp's own files, or of the sign-ins, cannot be read." },
  endpoint: { severity: "info", when: "STS answers; with the time that it took, and how far the clocks are apart." },
  proxy: { severity: "info", when: "Calls to AWS go through a proxy." },
  "clock-off": { severity: "warning", when: "This machine's clock is more than a minute off: times that are shown are wrong." },
  "clock-wrong": {
    severity: "error",
    when: "This machine's clock is more than five minutes off: AWS begins to refuse what is signed with it.",
  },
  keychain: { severity: "info", when: "A keychain of the system can be reached." },
  "no-keychain": { severity: "info", when: "No keychain of the system can be reached." },
  browser: { severity: "info", when: "A browser can be opened for a sign-in." },
  "no-browser": { severity: "info", when: "No browser can be opened from here: sign-ins go by a code, or by pasting." },
  "aws-cli": { severity: "info", when: "The AWS CLI is installed, and reads the files." },
  "no-aws-cli": { severity: "info", when: "The AWS CLI is not installed. aws-temp does not need it." },
  "aws-cli-broken": { severity: "warning", when: "There is a program `aws`, and it does not run." },
  "aws-cli-refuses": { severity: "error", when: "The AWS CLI refuses the files: with it, no profile works." },
  "aws-cli-misses": { severity: "warning", when: "The AWS CLI does not see a profile." },
} as const satisfies Readonly<Record<string, { readonly severity: Severity; readonly when: string; readonly fix?: boolean }>>;

/** A finding of the table. */
export function found(code: keyof typeof findingTable, finding: Omit<Found, "code" | "severity">): Found {
  return { code, severity: findingTable[code].severity, ...finding };
}
