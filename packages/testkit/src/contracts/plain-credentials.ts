/**
 * Credentials as an app handed them over, read from its own output.
 *
 * @public
 */
export interface PlainCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: string | undefined;
}
