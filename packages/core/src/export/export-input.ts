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
  /**
   * What a shell has already. With it, a shell's region is marked in `AWS_TEMP_REGION` unless it is the user's own, and one that earlier
   * credentials left behind is unset. Default: nothing is known of the shell.
   */
  readonly shell?: { readonly ownRegion: string | undefined } | undefined;
  /** The name of the Kubernetes Secret; `aws-temp-credentials` unless given. */
  readonly secretName?: string | undefined;
}
