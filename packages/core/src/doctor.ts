// Findings about files, state and network.

export { type FileFindingCode, fileFindings } from "./lint/file-findings.ts";
export type { Finding, Severity } from "./lint/finding.ts";
export { type LintInput, lintProfiles } from "./lint/lint-profiles.ts";
export { type CheckUp, type CheckUpDeps, createCheckUp } from "./resolve/check-up/check-up.ts";
export type { OpenFile } from "./resolve/check-up/open-files.ts";
export type { StateFlaw } from "./store/state-flaws.ts";
export type { StsReach } from "./sts/reach-sts.ts";
