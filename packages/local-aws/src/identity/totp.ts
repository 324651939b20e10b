import { createHmac } from "node:crypto";
import { decodeBase32 } from "./base32.ts";

const stepMilliseconds = 30_000;

/**
 * The number of the 30-second step that a time falls into.
 *
 * @param time - milliseconds since the epoch
 * @internal
 */
export function totpStep(time: number): number {
  return Math.floor(time / stepMilliseconds);
}

/**
 * The code of a step, as RFC 6238 computes it with SHA-1.
 *
 * @param secret - base32
 * @param digits - 6 for every AWS device
 * @internal
 */
export function totpCode(secret: string, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", decodeBase32(secret)).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, "0");
}
