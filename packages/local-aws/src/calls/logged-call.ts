/**
 * One call as local AWS saw it. Holds no secret: MFA codes, tokens, codes and client secrets are redacted, signatures and
 * session tokens left out.
 *
 * @public
 */
export interface LoggedCall {
  /** ISO 8601, by AWS's clock. */
  readonly time: string;
  /** `sts`, `sso-oidc`, `sso`, `signin`, `federation`, `container-metadata`, `instance-metadata`, `actions-oidc`. */
  readonly service: string;
  /** E.g. `AssumeRole`; empty when the request named none. */
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Whose signature the request claims to have. */
  readonly accessKeyId: string | undefined;
  /** From the credential scope. */
  readonly region: string | undefined;
  readonly host: string | undefined;
  readonly userAgent: string | undefined;
  /** HTTP status of the answer; 0 when none was given. */
  readonly status: number;
  /** AWS's error code. */
  readonly code: string | undefined;
  /** The kind of the fault that struck. */
  readonly fault: string | undefined;
}
