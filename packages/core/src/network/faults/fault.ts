import type { ErrorCode } from "../../errors/codes.ts";

/**
 * What went wrong with a call, as plain data: everything that a judgement needs and no secret.
 *
 * @internal
 */
export interface Fault {
  /** Who speaks: AWS in its own words, someone with an answer that is not AWS's, no one, or the SDK before it asked. */
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
 * Where a call went and how, which any call's faults are judged with.
 *
 * @internal
 */
export interface CallCircumstances {
  readonly profile: string | undefined;
  readonly region: string;
  /** `endpoint_url` or a variable named the address. */
  readonly customEndpoint: boolean;
  readonly caBundle: string | undefined;
  /** Scheme, host and port that were called; empty if the call did not get so far. */
  readonly endpoint: string;
  readonly proxy: string | undefined;
  readonly tunnelStatus: number | undefined;
}

/**
 * One row of a table of faults.
 *
 * @internal
 */
export interface FaultRow<Circumstances extends CallCircumstances> {
  readonly code: ErrorCode;
  readonly when: (fault: Fault, circumstances: Circumstances) => boolean;
  readonly message: (fault: Fault, circumstances: Circumstances) => string;
  /** The likeliest remedy first. */
  readonly hints: (fault: Fault, circumstances: Circumstances) => readonly string[];
}
