/**
 * How often a call is tried.
 *
 * @public
 */
export interface RetryPolicy {
  /** Attempts at most, the first one included; 1 asks once. */
  readonly attempts: number;
  /** The workflow names the number itself: it then holds for a role's AccessDenied, too. */
  readonly explicit: boolean;
  /** How often the SDK sends a call by itself within one attempt, for faults that pass. Default 1. */
  readonly sdkAttempts?: number | undefined;
}

/** @public */
export const usualRetries: RetryPolicy = { attempts: 12, explicit: false };
