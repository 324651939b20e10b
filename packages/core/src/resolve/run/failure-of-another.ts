import { CredentialError } from "../../errors/credential-error.ts";
import type { RunDeps } from "./run-deps.ts";

/** @internal */
export interface FailureMemory {
  /** The cache key of what is to be obtained. */
  readonly key: string;
  /** When this process began to ask, in milliseconds since the epoch. */
  readonly asked: number;
  /** Someone insists on a new attempt: only what failed while this process waited counts. */
  readonly insist: boolean;
}

/**
 * What a process that waits behind a failure, or comes right after it, is told instead of trying the same.
 *
 * That a user gave up counts for those who waited for their answer, unless they sit at a terminal where they can be asked
 * themselves.
 *
 * @internal
 */
export async function failureOfAnother(
  { key, asked, insist }: FailureMemory,
  deps: Pick<RunDeps, "store" | "clock" | "failureMemorySeconds" | "terminal">,
): Promise<CredentialError | undefined> {
  const failure = await deps.store.failure(key);
  // One of the future was told before this machine's clock was set right: no one can say how long ago.
  if (failure === undefined || failure.at > deps.clock()) {
    return undefined;
  }
  const { at, error } = failure;
  const gaveUp = error.class === "interrupted";
  if (at >= asked) {
    return gaveUp && deps.terminal ? undefined : error;
  }
  const remembered = at + (deps.failureMemorySeconds ?? 0) * 1000 > asked && at <= asked;
  return remembered && !gaveUp && !insist ? error : undefined;
}

/**
 * Tells the processes that want the same how it ended. What only this process is the cause of (no one can be asked here, its files)
 * is not shared. Where nothing can be written, everybody tries for himself.
 *
 * @internal
 */
export async function tellOthers(key: string, error: unknown, { store, clock }: Pick<RunDeps, "store" | "clock">): Promise<void> {
  if (!(error instanceof CredentialError)) {
    return;
  }
  if (["refused", "network", "interrupted"].includes(error.class) || error.code === "SOURCE_FAILED") {
    await store.tell(key, { at: clock(), error });
  }
}
