import type { Credentials } from "../model/credentials.ts";

/**
 * What is to be written, whatever the format.
 *
 * @public
 */
export interface ExportInput {
  readonly credentials: Credentials;
  /** `undefined` leaves the reader's own region alone. */
  readonly region: string | undefined;
  /** The name that the result goes by: the section of `ini` (there `default` without one), a field of `json`, a variable of a shell. */
  readonly profile?: string | undefined;
  /** The name of the Kubernetes Secret; `aws-temp-credentials` unless given. */
  readonly secretName?: string | undefined;
}
