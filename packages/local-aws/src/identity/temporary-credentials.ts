import { randomBytes } from "node:crypto";
import { newAccessKeyId } from "./unique-id.ts";

/** @internal */
export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** `plain`: the secret key holds letters and digits alone, as one in a few of AWS's does. @internal */
export type KeyShape = "awkward" | "plain";

/**
 * Mints credentials that look like AWS's and are as awkward to quote: secret and token always contain `/` and `+`, and the
 * token ends in `=`. Plain ones have secrets without either.
 *
 * @internal
 */
export function mintCredentials(account: string, shape: KeyShape = "awkward"): TemporaryCredentials {
  // 0xfb 0xff 0xbf is "+/+/" in base64; AWS's tokens begin with the bytes of "!\norigin_ec".
  const awkward = Buffer.from([0xfb, 0xff, 0xbf]);
  const secretAccessKey = Buffer.concat([randomBytes(9), awkward, randomBytes(18)]).toString("base64");
  return {
    accessKeyId: newAccessKeyId("ASIA", account),
    secretAccessKey: shape === "plain" ? secretAccessKey.replaceAll(/[^A-Za-z0-9]/g, "k") : secretAccessKey,
    sessionToken: Buffer.concat([Buffer.from("!\norigin_ec"), randomBytes(1), awkward, randomBytes(440)]).toString("base64"),
  };
}
