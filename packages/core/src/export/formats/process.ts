import { printTime } from "../../model/time/print-time.ts";
import type { ExportInput } from "../export-input.ts";

/**
 * What a `credential_process` prints: `{"Version":1,…}` on one line. What is not known is left out: a missing `Expiration` tells
 * the SDKs never to ask again.
 *
 * @public
 */
export function writeProcess(input: ExportInput): string {
  const { credentials } = input;
  const object = {
    Version: 1,
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey.reveal(),
    SessionToken: credentials.sessionToken?.reveal(),
    Expiration: credentials.expiration && printTime(credentials.expiration),
    AccountId: credentials.accountId,
  };
  return `${JSON.stringify(object)}\n`;
}
