import type { CallCircumstances, Fault, FaultRow } from "../../network/faults/fault.ts";
import { networkFaults } from "../../network/faults/network-faults.ts";
import { describeConsole, loginCommand } from "../say.ts";
import type { SigninGrant } from "./token-request.ts";

/** @internal */
export interface SigninCircumstances extends CallCircumstances {
  readonly loginSession: string | undefined;
  readonly grant: SigninGrant["kind"];
  /** The service's own reason, beside its code. */
  readonly reason: string | undefined;
}

/** @internal */
export type SigninFaultRow = FaultRow<SigninCircumstances>;

/** What the call is for, as a sentence names it. */
function describeCall(c: SigninCircumstances): string {
  return `${c.grant === "code" ? "signing in to" : "renewing"} ${describeConsole(c)}`;
}

const isRenewal = (c: SigninCircumstances) => c.grant === "refresh-token";
const again = (c: SigninCircumstances) => `Sign in again: ${loginCommand(c.profile)}`;

/** Services write their reasons in either case. */
const reasonIs =
  (...reasons: readonly string[]) =>
  ({ origin }: Fault, { reason }: SigninCircumstances) =>
    origin === "aws" && reasons.includes(reason?.toUpperCase() ?? "");

const isInvalid = (fault: Fault, c: SigninCircumstances) =>
  fault.origin === "aws" &&
  fault.status !== 429 &&
  (/^ValidationException$/.test(fault.code ?? "") || reasonIs("INVALID_REQUEST", "INVALID_GRANT")(fault, c));

/**
 * Every way in which CreateOAuth2Token ends badly; the first row that fits counts. Source: aws-facts.md §9, and what users of
 * `aws login` report: a session that is renewed in another region than its own is `INVALID_REQUEST`, a wrong clock `TOKEN_EXPIRED`.
 *
 * @internal
 */
export const signinFaults: readonly SigninFaultRow[] = [
  ...networkFaults<SigninCircumstances>({ service: "Signin", call: describeCall }),
  {
    code: "THROTTLED",
    when: ({ status }) => status === 429,
    message: (fault, c) => `AWS says that there were too many requests, ${times(fault.attempts)}, while ${describeCall(c)}.`,
    hints: () => ["Wait a minute and try again."],
  },
  {
    code: "AWS_UNAVAILABLE",
    when: ({ origin, status }) => origin === "aws" && (status ?? 0) >= 500,
    message: (fault, c) =>
      `AWS answered with a server error (HTTP ${fault.status}), ${times(fault.attempts)}, while ${describeCall(c)}.`,
    hints: (_, c) => [
      "Try again. If it stays so, look at https://health.aws.amazon.com.",
      ...(isRenewal(c) ? [] : [`Or sign in by another region: ${loginCommand(c.profile)} --region us-east-1`]),
    ],
  },
  {
    code: "SIGN_IN_NEEDED",
    when: (fault, c) => isRenewal(c) && reasonIs("TOKEN_EXPIRED")(fault, c),
    message: (_, c) => `${sentence(describeConsole(c))} has ended; AWS keeps one for twelve hours at most.`,
    hints: (_, c) => [again(c)],
  },
  {
    code: "SIGN_IN_NEEDED",
    when: (fault, c) => isRenewal(c) && reasonIs("USER_CREDENTIALS_CHANGED")(fault, c),
    message: (_, c) => `${sentence(describeConsole(c))} has ended, because the password or another credential was changed since.`,
    hints: (_, c) => [again(c)],
  },
  {
    code: "SIGN_IN_EXPIRED",
    when: reasonIs("AUTHCODE_EXPIRED", "TOKEN_EXPIRED"),
    message: (_, c) => `What the browser brought back had expired, or was used before, when ${describeCall(c)}.`,
    hints: (_, c) => [again(c), "Check this machine's clock."],
  },
  {
    code: "ACCESS_DENIED",
    when: reasonIs("INSUFFICIENT_PERMISSIONS"),
    message: (_, c) => `AWS does not allow ${c.loginSession ?? "this identity"} to use console sign-in in programs.`,
    hints: () => [
      "Ask the administrator of the account for the policy SignInLocalDevelopmentAccess: signin:AuthorizeOAuth2Access and signin:CreateOAuth2Token.",
    ],
  },
  {
    code: "SIGN_IN_NEEDED",
    when: (fault, c) => isRenewal(c) && isInvalid(fault, c),
    message: (fault, c) => `AWS in ${c.region} does not take ${describeConsole(c)} any more${saying(fault)}.`,
    hints: (_, c) => [again(c), `A session is renewed only in the region that was signed in to; ${c.region} was asked.`],
  },
  {
    code: "SIGN_IN_FAILED",
    when: (fault, c) => !isRenewal(c) && fault.origin === "aws",
    message: (fault, c) => `The sign-in service refused ${describeCall(c)}${saying(fault)} (${c.reason ?? fault.code}).`,
    hints: (_, c) => [again(c)],
  },
  {
    code: "AWS_REFUSED",
    when: ({ origin }) => origin === "aws",
    message: (fault, c) => `AWS refused ${describeCall(c)}${saying(fault)} (${c.reason ?? fault.code}).`,
    hints: (_, c) => [again(c)],
  },
];

function saying({ message, code }: Fault): string {
  const said = message.replace(/\.$/, "");
  return said === "" || said === code ? "" : `: ${said}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function times(attempts: number): string {
  return attempts === 1 ? "once" : `${attempts} times`;
}
