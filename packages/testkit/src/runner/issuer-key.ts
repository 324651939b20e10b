import { generateKeyPairSync, type KeyObject } from "node:crypto";

const made: { key?: KeyObject } = {};

/**
 * The key of the token service in every job of this process: making one for each job would be most of a test's time.
 *
 * @internal
 */
export function issuerKey(): KeyObject {
  made.key ??= generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  return made.key;
}
