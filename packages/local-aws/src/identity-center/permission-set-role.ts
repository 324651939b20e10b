import { createHash } from "node:crypto";
import { partitionOfRegion } from "../identity/region.ts";

/**
 * The IAM role that Identity Center makes of a permission set in an account. Its sessions are called
 * `assumed-role/AWSReservedSSO_<permission set>_<16 hexadecimal digits>/<user>`.
 *
 * The digits are always the same for the same account and permission set, unlike AWS's. In us-east-1 the path names no region.
 *
 * @public
 */
export function permissionSetRoleArn(input: {
  readonly account: string;
  /** The permission set's name. */
  readonly role: string;
  /** The instance's region. */
  readonly region: string;
}): string {
  const { account, role, region } = input;
  const partition = partitionOfRegion(region) ?? "aws";
  const path = region === "us-east-1" ? "" : `${region}/`;
  const suffix = createHash("sha256").update(`${account}/${role}`).digest("hex").slice(0, 16);
  return `arn:${partition}:iam::${account}:role/aws-reserved/sso.amazonaws.com/${path}AWSReservedSSO_${role}_${suffix}`;
}
