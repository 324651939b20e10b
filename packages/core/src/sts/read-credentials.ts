import { CredentialError } from "../errors/credential-error.ts";
import type { Credentials } from "../model/credentials.ts";
import { Secret } from "../model/secret.ts";
import type { FaultContext } from "./fault.ts";
import { describeCall } from "./say.ts";

/** The shape that all of STS's answers share; every part may be missing from an answer that somebody else gave. */
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
): Credentials {
  const { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Expiration: expiration } = answered ?? {};
  if (!id || !secret || !token || expiration === undefined || Number.isNaN(expiration.getTime())) {
    throw incompleteAnswer("credentials", context);
  }
  return { accessKeyId: id, secretAccessKey: new Secret(secret), sessionToken: new Secret(token), expiration, accountId };
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
