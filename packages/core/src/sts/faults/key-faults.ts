import { parseArn } from "../../model/arn.ts";
import { isSkewFault } from "../clock-skew.ts";
import { describeCall, describeSkew, inProfile } from "../say.ts";
import type { StsFaultRow } from "./fault.ts";
import { codeIs } from "./matching.ts";

/**
 * The keys and the signature that a call was made with.
 *
 * @internal
 */
export const keyFaults: readonly StsFaultRow[] = [
  {
    code: "CLOCK_SKEW",
    when: isSkewFault,
    message: (_, { skewSeconds }) => `${describeSkew(skewSeconds)}, so AWS refuses what it signs.`,
    hints: () => ["Correct this machine's clock, for example by switching network time on, and try again."],
  },
  {
    code: "KEYS_EXPIRED",
    when: codeIs("ExpiredToken", "ExpiredTokenException"),
    message: (_, c) => `The credentials that ${describeCall(c)} was made with have expired.`,
    hints: () => ["Renew the credentials that the profile starts from, and try again."],
  },
  {
    code: "KEYS_UNKNOWN",
    when: codeIs("InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "AuthFailure"),
    message: (_, c) =>
      `AWS in ${c.region} (partition ${c.partition}) does not know the access key that ${describeCall(c)} was made with.`,
    hints: (_, c) => [
      ...otherPartition(c.roleArn, c.partition),
      c.temporary
        ? "Renew the session that the profile starts from. One from the global endpoint does not hold in a region that must be enabled."
        : "Check with: aws iam list-access-keys. The key may be deleted or inactive.",
      `If the key belongs to another partition (China, GovCloud …), set a region of that partition ${inProfile(c)}.`,
    ],
  },
  {
    code: "SIGNATURE_MISMATCH",
    when: codeIs("SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature"),
    message: (fault, c) => `AWS refuses the signature of ${describeCall(c)}: ${fault.message}`,
    hints: (fault, c) =>
      /scoped to a valid region/i.test(fault.message)
        ? [`Set region ${inProfile(c)} to the region of the endpoint that was called.`]
        : [
            "Check the secret access key: it does not belong to the access key id. Copying often loses a + or / or a last character.",
            ...(c.temporary ? ["Check that the session token was copied whole, and belongs to these keys."] : []),
          ],
  },
];

function otherPartition(roleArn: string | undefined, partition: string): readonly string[] {
  const ofRole = parseArn(roleArn ?? "")?.partition;
  return ofRole === undefined || ofRole === partition
    ? []
    : [`The role is in partition ${ofRole}; set a region of that partition.`];
}
