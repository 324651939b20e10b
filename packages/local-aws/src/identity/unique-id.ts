import { createHash, randomBytes } from "node:crypto";
import { encodeBase32 } from "./base32.ts";

/**
 * IAM's id of a user (`AIDA…`) or role (`AROA…`): the same for the same ARN, unlike AWS, so that runs can be compared.
 *
 * @internal
 */
export function uniqueId(prefix: "AIDA" | "AROA", arn: string): string {
  return prefix + encodeBase32(createHash("sha256").update(arn).digest()).slice(0, 17);
}

/**
 * A new access key id. Like AWS's own, its middle holds the account's number: bits 7 to 46 of the first 48.
 *
 * @internal
 */
export function newAccessKeyId(prefix: "AKIA" | "ASIA", account: string): string {
  const random = randomBytes(10);
  const head = (1n << 47n) | (BigInt(account) << 7n) | BigInt(random.readUInt8(0) & 0x7f);
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(head << 16n);
  return prefix + encodeBase32(Buffer.concat([bytes.subarray(0, 6), random.subarray(6)]));
}
