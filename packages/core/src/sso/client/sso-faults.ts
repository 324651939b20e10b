import { typedProfile } from "../../model/typed-word.ts";
import type { Fault } from "../../network/faults/fault.ts";
import { describeSsoCall, type SsoCircumstances, type SsoFaultRow } from "./sso-call.ts";

/**
 * The command that signs in again.
 *
 * @internal
 */
export function loginCommand({ profile }: Pick<SsoCircumstances, "profile">): string {
  return `aws-temp login ${profile === undefined ? "PROFILE" : typedProfile(profile)}`;
}

/**
 * Whether AWS asks for fewer calls.
 *
 * @internal
 */
export function isThrottled({ code, status }: Fault): boolean {
  return status === 429 || code === "TooManyRequestsException" || code === "ThrottlingException";
}

/**
 * This row comes before the rows of the network: without a type in AWS's form, throttling would be taken for an answer of another service.
 *
 * @internal
 */
export const throttlingFault: SsoFaultRow = {
  code: "THROTTLED",
  when: isThrottled,
  message: (_, c) => `${describeSsoCall(c)}: AWS says that there were too many requests.`,
  hints: () => ["Wait a minute and try again, with fewer calls at once."],
};

/**
 * What both services say alike. Is behind all other rows.
 *
 * @internal
 */
export const commonFaults: readonly SsoFaultRow[] = [
  {
    code: "AWS_UNAVAILABLE",
    when: ({ origin, status }) => origin === "aws" && (status ?? 0) >= 500,
    message: (fault, c) => `${describeSsoCall(c)}: AWS answered with a server error (${fault.code}, HTTP ${fault.status}).`,
    hints: () => ["Try again. If it stays so, look at https://health.aws.amazon.com."],
  },
  {
    code: "AWS_REFUSED",
    when: ({ origin }) => origin === "aws",
    message: (fault, c) => `AWS refused ${describeSsoCall(c)}: ${fault.message} (${fault.code})`,
    hints: () => [],
  },
];
