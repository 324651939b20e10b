import type { ErrorCode } from "../errors/codes.ts";

/**
 * The operations of STS that aws-temp calls.
 *
 * @internal
 */
export type StsOperation = "GetSessionToken" | "AssumeRole" | "AssumeRoleWithWebIdentity" | "GetCallerIdentity";

/**
 * What went wrong with a call, as plain data: everything that a judgement needs and no secret.
 *
 * @internal
 */
export interface StsFault {
  /** Who speaks: AWS in its own words, somebody with an answer that is not AWS's, nobody, or the SDK before it asked. */
  readonly origin: "aws" | "garbled" | "network" | "local";
  /** AWS's code (`AccessDenied`) or the system's (`ENOTFOUND`). */
  readonly code: string | undefined;
  readonly message: string;
  /** HTTP status of the last answer. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** How often the request was sent. */
  readonly attempts: number;
  /** What the answer's Date header says, in milliseconds since the epoch. */
  readonly serverTime: number | undefined;
  /** Kept for a stack trace where it holds no secret. */
  readonly cause: unknown;
}

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
export interface FaultCircumstances extends FaultContext {
  /** Scheme, host and port that were called; empty if the call did not get so far. */
  readonly endpoint: string;
  readonly proxy: string | undefined;
  readonly tunnelStatus: number | undefined;
  /** AWS's time minus this machine's, in seconds, where it could be measured. */
  readonly skewSeconds: number | undefined;
}

/**
 * One row of a table of faults.
 *
 * @internal
 */
export interface FaultRow {
  readonly code: ErrorCode;
  readonly when: (fault: StsFault, circumstances: FaultCircumstances) => boolean;
  readonly message: (fault: StsFault, circumstances: FaultCircumstances) => string;
  /** The likeliest remedy first. */
  readonly hints: (fault: StsFault, circumstances: FaultCircumstances) => readonly string[];
}
