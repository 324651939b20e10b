import { CredentialError, type Credentials } from "@aws-temp/core";

/** A pair of keys is plain about once in four times: this many fail together less than once in a billion runs. */
const mostAttempts = 100;

/**
 * Asks for credentials until tools that cannot quote can take their keys.
 *
 * @param ask - obtains new ones
 * @throws {CredentialError} `AWS_UNAVAILABLE` when none of a hundred are plain
 * @public
 */
export async function untilPlain<Answer extends { readonly credentials: Credentials }>(
  ask: () => Promise<Answer>,
): Promise<Answer> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const answer = await ask();
    if (isPlain(answer.credentials)) return answer;
  }
  throw new CredentialError(
    "AWS_UNAVAILABLE",
    `AWS returned ${mostAttempts} secret keys, and each has other characters than letters and digits.`,
  );
}

/** @public */
export function isPlain({ accessKeyId, secretAccessKey }: Credentials): boolean {
  return /^[A-Za-z0-9]*$/.test(accessKeyId + secretAccessKey.reveal());
}
