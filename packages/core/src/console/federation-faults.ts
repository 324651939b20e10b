import { formatDuration } from "../model/time/duration.ts";
import type { CallCircumstances, FaultRow } from "../network/faults/fault.ts";
import { networkFaults } from "../network/faults/network-faults.ts";
import type { ConsoleCredentials } from "./session-duration.ts";

/** @internal */
export interface FederationCircumstances extends CallCircumstances {
  readonly credentials: ConsoleCredentials;
  /** The asked length of the session, in seconds. */
  readonly sessionSeconds: number | undefined;
  /** They came from `aws login` or its like. */
  readonly consoleSession: boolean;
}

const call = ({ profile }: CallCircumstances) => `a console sign-in${profile === undefined ? "" : ` for profile ${profile}`}`;

/**
 * Every way in which asking for a sign-in token ends badly; the first row that fits counts.
 *
 * @internal
 */
export const federationFaults: readonly FaultRow<FederationCircumstances>[] = [
  ...networkFaults<FederationCircumstances>({ service: "Signin", call }),
  {
    code: "THROTTLED",
    when: ({ status }) => status === 429,
    message: (fault, c) => `AWS says that there were too many requests, ${fault.attempts} times, while asking for ${call(c)}.`,
    hints: () => ["Wait a minute and try again."],
  },
  {
    code: "AWS_UNAVAILABLE",
    when: ({ status }) => (status ?? 0) >= 500,
    message: (fault, c) =>
      `AWS answered with a server error (HTTP ${fault.status}), ${fault.attempts} times, while asking for ${call(c)}.`,
    hints: () => [
      "Try again, or by another region: --region us-east-1",
      "If it stays so, look at https://health.aws.amazon.com.",
    ],
  },
  {
    code: "AWS_REFUSED",
    when: ({ origin }) => origin === "aws",
    message: (fault, c) => `AWS refused ${call(c)} (HTTP ${fault.status}); it does not say why.`,
    hints: (_, c) => [
      ...(c.sessionSeconds === undefined
        ? []
        : [
            `Try without --session-duration (${formatDuration(c.sessionSeconds)}): AWS takes it only for a role that was not assumed by another one.`,
          ]),
      ...(c.consoleSession
        ? ["These credentials come from a browser that is signed in to the console already: open it there."]
        : []),
      "Get new credentials, should these have been revoked: --force",
    ],
  },
];
