import { join } from "node:path";
import { CredentialError } from "../../errors/credential-error.ts";
import { lockIfPossible } from "../../store/locks/lock-if-possible.ts";
import { forgetFailure, sharedFailure, shareFailure } from "../../store/locks/shared-failure.ts";
import type { SsoDeps } from "../sso-deps.ts";

/** @internal */
export interface LockedSession {
  /** As `ssoSessionKey` gives it. */
  readonly key: string;
  /** As a sentence names it. */
  readonly name: string;
}

/**
 * Runs `work` while no other process of this tool renews, makes or ends the same sign-in.
 *
 * @throws what `work` throws
 * @internal
 */
export async function withSessionLock<Result>(
  { key, name }: LockedSession,
  deps: SsoDeps,
  work: () => Promise<Result>,
): Promise<Result> {
  const path = join(deps.stateFolder, "locks", `sso-${key}.lock`);
  const notices = {
    without: "No lock can be taken, so parallel commands may sign in twice",
    waiting: () => `signs in to ${name}`,
  };
  return await lockIfPossible(path, notices, deps.logger, work);
}

/** @internal */
export interface FailureMemory {
  /** As `ssoSessionKey` gives it. */
  readonly key: string;
  readonly what: "sign-in" | "refresh";
  /** When this process began to ask, in milliseconds. */
  readonly asked: number;
  /** Count nothing that happened before. */
  readonly insist: boolean;
}

/** Milliseconds for which a failure speaks for those who come after it, too. */
const memory = { "sign-in": 5000, refresh: 30_000 } as const;

/**
 * What a process that waits behind a failure, or comes right after it, is told instead of trying the same.
 *
 * @internal
 */
export async function failureBefore(
  { key, what, asked, insist }: FailureMemory,
  deps: SsoDeps,
): Promise<CredentialError | undefined> {
  const failure = await sharedFailure(deps.stateFolder, fileKey(key, what)).catch(() => undefined);
  if (failure === undefined) {
    return undefined;
  }
  const age = deps.clock() - failure.at;
  const speaks = failure.at >= asked || (!insist && age >= 0 && age < memory[what]);
  return speaks ? failure.error : undefined;
}

/**
 * Tells the processes behind this one how it ended. What only this process is the cause of (its port, its user's Ctrl-C) is
 * not shared. Where nothing can be written, everybody tries for himself.
 *
 * @internal
 */
export async function tellFailure(key: string, what: FailureMemory["what"], error: unknown, deps: SsoDeps): Promise<void> {
  if (error instanceof CredentialError && ["refused", "person-needed", "network"].includes(error.class)) {
    await shareFailure(deps.stateFolder, fileKey(key, what), { at: deps.clock(), error }).catch(() => undefined);
  }
}

/** @internal */
export async function forgetFailures(key: string, deps: SsoDeps): Promise<void> {
  await Promise.all(
    (["sign-in", "refresh"] as const).map((what) => forgetFailure(deps.stateFolder, fileKey(key, what)).catch(() => undefined)),
  );
}

function fileKey(key: string, what: FailureMemory["what"]): string {
  return `sso-${what}-${key}`;
}
