import type { Secret } from "./secret.ts";

/**
 * AWS credentials as any source yields them.
 *
 * @public
 */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  /** Present on temporary credentials, absent on the long-term keys of an IAM user. */
  readonly sessionToken: Secret | undefined;
  /** When they stop working; `undefined` when the source does not say (long-term keys, a pasted session). */
  readonly expiration: Date | undefined;
  /** The twelve digits of the account, where the source names it. */
  readonly accountId: string | undefined;
}
