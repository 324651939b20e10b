import type { CredentialError } from "@aws-temp/core";
import { asCredentialError } from "@aws-temp/core/internal";
import { judgeRetry, type RetriedCall } from "./judge-retry.ts";
import type { RetryPolicy } from "./retry-policy.ts";

/** @public */
export interface RetryDeps {
  readonly clock: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Told of each attempt that failed and is made again. */
  readonly info: (message: string) => void;
}

/**
 * Makes a call until it succeeds or its error is one that does not pass.
 *
 * @throws {CredentialError} the last one
 * @public
 */
export async function retry<Answer>(
  call: RetriedCall,
  work: () => Promise<Answer>,
  policy: RetryPolicy,
  deps: RetryDeps,
): Promise<Answer> {
  const started = deps.clock();
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (thrown) {
      const error: CredentialError = asCredentialError(thrown);
      const failed = { error, call, attempt, elapsedMs: deps.clock() - started, random: deps.random() };
      const wait = judgeRetry(failed, policy);
      if (wait === undefined) throw error;
      deps.info(`Retry: attempt ${attempt} of ${policy.attempts} failed: ${error.message} Retrying after ${wait}ms.`);
      await deps.wait(wait);
    }
  }
}
