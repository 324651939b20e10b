import { describeCall, inProfile } from "../say.ts";
import type { StsFaultRow } from "./fault.ts";
import { codeIs } from "./matching.ts";

/**
 * What is wrong with the service rather than with the caller, and whatever else AWS may say; the last row fits every answer of AWS.
 *
 * @internal
 */
export const serviceFaults: readonly StsFaultRow[] = [
  {
    code: "REGION_DISABLED",
    when: codeIs("RegionDisabledException", "RegionDisabled", "OptInRequired"),
    message: (fault, c) => `${describeCall(c)}: STS in ${c.region} is not open to the account: ${fault.message}`,
    hints: (_, c) => [
      `Use another region: --region us-east-1, or region ${inProfile(c)}.`,
      `Or enable ${c.region}: aws account enable-region --region-name ${c.region}; or activate STS there, under IAM > Account settings.`,
    ],
  },
  {
    code: "THROTTLED",
    when: (fault) =>
      codeIs(
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "RequestLimitExceeded",
        "TooManyRequestsException",
      )(fault) || fault.status === 429,
    message: (fault, c) => `${describeCall(c)}: AWS says that there were too many requests, ${times(fault.attempts)}.`,
    hints: () => ["Wait a minute and try again, with fewer calls at once."],
  },
  {
    code: "AWS_UNAVAILABLE",
    when: (fault) => fault.origin === "aws" && (fault.status ?? 0) >= 500,
    message: (fault, c) =>
      `${describeCall(c)}: AWS answered with a server error (${fault.code}, HTTP ${fault.status}), ${times(fault.attempts)}.`,
    hints: () => ["Try again. If it stays so, look at https://health.aws.amazon.com or use another region."],
  },
  {
    code: "INVALID_VALUE",
    when: codeIs(
      "ValidationError",
      "ValidationException",
      "InvalidParameterValue",
      "InvalidParameterCombination",
      "MissingParameter",
    ),
    message: (fault, c) => `${describeCall(c)}: AWS refuses a value: ${fault.message}`,
    hints: (_, c) => [`Correct the value ${inProfile(c)}, or the flag that gave it.`],
  },
  {
    code: "AWS_REFUSED",
    when: (fault) => fault.origin === "aws",
    message: (fault, c) => `AWS refused ${describeCall(c)}: ${fault.message} (${fault.code})`,
    hints: () => [],
  },
];

function times(attempts: number): string {
  return attempts === 1 ? "once" : `${attempts} times`;
}
