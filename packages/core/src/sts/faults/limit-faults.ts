import { formatDuration } from "../../model/time/duration.ts";
import { describeCall, inProfile } from "../say.ts";
import type { StsFaultRow } from "./fault.ts";
import { codeIs, says } from "./matching.ts";

/**
 * Durations and policies that AWS does not grant.
 *
 * @internal
 */
export const limitFaults: readonly StsFaultRow[] = [
  {
    code: "ROLE_DURATION_EXCEEDED",
    when: says(/MaxSessionDuration/i),
    message: (_, c) => `${describeCall(c)}: ${asked(c.durationSeconds)} is longer than the role's maximum session duration.`,
    hints: (_, c) => [
      `Ask for less: --duration 1h, or duration_seconds = 3600 ${inProfile(c)}.`,
      "Or raise the role's maximum: aws iam update-role --role-name NAME --max-session-duration 43200",
    ],
  },
  {
    code: "CHAINING_LIMIT",
    when: says(/role chaining/i),
    message: (_, c) =>
      `${describeCall(c)}: a role that is assumed with temporary credentials lasts one hour at most, not ${asked(c.durationSeconds)}.`,
    hints: (_, c) => [
      `Ask for an hour or less: --duration 1h, or duration_seconds = 3600 ${inProfile(c)}.`,
      "With MFA on an IAM user's keys, --mfa-on role reaches the role directly and allows its own maximum.",
    ],
  },
  {
    code: "DURATION_OUT_OF_RANGE",
    when: says(/durationSeconds/i),
    message: (fault, c) => `${describeCall(c)}: AWS refuses the duration of ${asked(c.durationSeconds)}: ${fault.message}`,
    hints: () => ["Ask for 15 min to 12 h for a role, 15 min to 36 h for a user's session, 1 h at most as root."],
  },
  {
    code: "POLICY_REFUSED",
    when: codeIs("MalformedPolicyDocument", "MalformedPolicyDocumentException"),
    message: (fault, c) => `${describeCall(c)}: AWS does not understand the session policy: ${fault.message}`,
    hints: () => [
      "Check the policy with: aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://FILE",
    ],
  },
  {
    code: "POLICY_REFUSED",
    when: codeIs("PackedPolicyTooLarge", "PackedPolicyTooLargeException"),
    message: (fault, c) => `${describeCall(c)}: session policies and tags together are too large: ${fault.message}`,
    hints: () => ["Shorten the session policy, pass fewer policy ARNs or fewer and shorter tags."],
  },
];

function asked(seconds: number | undefined): string {
  return seconds === undefined ? "the asked duration" : formatDuration(seconds);
}
