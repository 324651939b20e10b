import type { CallCircumstances, FaultRow } from "../../network/faults/fault.ts";

/**
 * The operations of STS that aws-temp calls.
 *
 * @internal
 */
export type StsOperation =
  | "GetSessionToken"
  | "GetFederationToken"
  | "AssumeRole"
  | "AssumeRoleWithWebIdentity"
  | "GetCallerIdentity";

/**
 * What was being done when it went wrong.
 *
 * @internal
 */
export interface FaultContext {
  readonly operation: StsOperation;
  readonly profile: string | undefined;
  readonly roleArn: string | undefined;
  readonly durationSeconds: number | undefined;
  readonly region: string;
  readonly partition: string;
  /** `endpoint_url` or a variable named the address. */
  readonly customEndpoint: boolean;
  /** The MFA device whose code the call carried. */
  readonly mfaSerial: string | undefined;
  readonly externalId: boolean;
  readonly sourceIdentity: boolean;
  readonly tags: boolean;
  /** The call was signed with temporary credentials. */
  readonly temporary: boolean;
  /** The web identity token's file. */
  readonly tokenFile: string | undefined;
  /** The token begins or ends with white space, which AWS does not forgive. */
  readonly tokenPadded: boolean;
  readonly caBundle: string | undefined;
}

/**
 * A context together with what only the call itself could tell.
 *
 * @internal
 */
export interface FaultCircumstances extends FaultContext, CallCircumstances {
  /** AWS's time minus this machine's, in seconds, where it could be measured. */
  readonly skewSeconds: number | undefined;
}

/** @internal */
export type StsFaultRow = FaultRow<FaultCircumstances>;
