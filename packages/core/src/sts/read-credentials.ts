import { CredentialError } from "../errors/credential-error.ts";
import type { Credentials } from "../model/credentials.ts";
import { Secret } from "../model/secret.ts";
import { type AnswerTime, inLocalTime } from "../model/time/local-time.ts";
import type { FaultContext } from "./faults/fault.ts";
import { describeCall } from "./say.ts";

/** The shape that all of STS's answers share; every part may be missing from an answer that someone else gave. */
interface AnsweredCredentials {
  readonly AccessKeyId?: string | undefined;
  readonly SecretAccessKey?: string | undefined;
  readonly SessionToken?: string | undefined;
  readonly Expiration?: Date | undefined;
}

/**
 * Takes the credentials out of an answer of STS.
 *
 * @param accountId - the account that they belong to, as far as it is known
 * @throws {CredentialError} `AWS_UNAVAILABLE` when a part is missing: what answered was not STS
 * @internal
 */
export function readCredentials(
  answered: AnsweredCredentials | undefined,
  accountId: string | undefined,
  context: FaultContext,
  time: AnswerTime,
): Credentials {
  const { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Expiration: expiration } = answered ?? {};
  if (!isKey(id) || !isKey(secret) || !isKey(token) || expiration === undefined || Number.isNaN(expiration.getTime())) {
    throw incompleteAnswer("credentials", context);
  }
  const expires = inLocalTime(expiration, time);
  if (expires === undefined) throw expiredAnswer(expiration, context, time);
  return {
    accessKeyId: id,
    secretAccessKey: new Secret(secret),
    sessionToken: new Secret(token),
    expiration: expires,
    accountId,
  };
}

/** The time has passed by AWS's clock, or, where that is not known, by this machine's. */
function expiredAnswer(expiration: Date, context: FaultContext, { skewSeconds }: AnswerTime): CredentialError {
  const call = describeCall(context);
  return new CredentialError(
    skewSeconds === undefined ? "CLOCK_SKEW" : "AWS_UNAVAILABLE",
    `The credentials that ${call} gave have expired already, at ${expiration.toISOString()}.`,
    {
      profile: context.profile,
      hints: ["Check this machine's clock first: date -u", "If it is right, check whether something answers in AWS's place."],
    },
  );
}

/**
 * The error for an answer that was read but lacks what it is for.
 *
 * @internal
 */
export function incompleteAnswer(lacking: string, context: FaultContext): CredentialError {
  return new CredentialError("AWS_UNAVAILABLE", `The answer to ${describeCall(context)} holds no complete ${lacking}.`, {
    profile: context.profile,
    hints: [
      context.customEndpoint
        ? "Check that the custom endpoint speaks STS: endpoint_url in the profile, AWS_ENDPOINT_URL_STS or AWS_ENDPOINT_URL."
        : "Try again; check whether the network (hotel, company) answers in AWS's place.",
    ],
  });
}

/** What a header and a line of a file can carry: no line break, no NUL, no space. */
function isKey(text: string | undefined): text is string {
  return text !== undefined && /^[\x21-\x7e]+$/.test(text);
}
