import { createHash } from "node:crypto";
import { join } from "node:path";
import { CredentialError } from "../errors/credential-error.ts";
import { lockIfPossible } from "../store/locks/lock-if-possible.ts";
import { forgetFailure, sharedFailure, shareFailure } from "../store/locks/shared-failure.ts";
import type { ConsoleSession } from "./console-session.ts";
import { describeConsole } from "./say.ts";
import type { SigninDeps } from "./signin-deps.ts";

/** @internal */
export interface LockedSession {
  readonly file: string;
  readonly profile: string | undefined;
  /** `undefined` where only the file is known. */
  readonly loginSession: string | undefined;
}

/**
 * Runs `work` while no other process of this tool renews, makes or ends the same session.
 *
 * @throws what `work` throws
 * @internal
 */
export async function withSessionLock<Result>(
  session: LockedSession,
  deps: Pick<SigninDeps, "stateFolder" | "logger">,
  work: () => Promise<Result>,
): Promise<Result> {
  const path = join(deps.stateFolder, "locks", `signin-${keyOf(session)}.lock`);
  const notices = {
    without: "No lock can be taken, so parallel commands may sign in twice",
    waiting: () => `renews ${describeConsole(session)}`,
  };
  return await lockIfPossible(path, notices, deps.logger, work);
}

/** What may fail for all who wait. */
type Attempt = "sign-in" | "refresh";

/** Milliseconds for which a failure speaks for those who come after it, too. */
const memory = 5000;

/**
 * What a process that waits behind a failure, or comes right after it, is told instead of trying the same.
 *
 * @param asked - when this process began to ask, in milliseconds
 * @param insist - count nothing that happened before
 * @internal
 */
export async function failureBefore(
  session: ConsoleSession,
  { attempt, asked, insist }: { readonly attempt: Attempt; readonly asked: number; readonly insist: boolean },
  { stateFolder, clock }: SigninDeps,
): Promise<CredentialError | undefined> {
  const failure = await sharedFailure(stateFolder, failureKey(session, attempt)).catch(() => undefined);
  if (failure === undefined) {
    return undefined;
  }
  const age = clock() - failure.at;
  return failure.at >= asked || (!insist && age >= 0 && age < memory) ? failure.error : undefined;
}

/**
 * Tells the processes behind this one how it ended. What only this process is the cause of (its port, its user's Ctrl-C) is not
 * shared.
 *
 * @internal
 */
export async function tellFailure(
  session: ConsoleSession,
  attempt: Attempt,
  error: unknown,
  { stateFolder, clock }: SigninDeps,
): Promise<void> {
  if (error instanceof CredentialError && ["refused", "person-needed", "network"].includes(error.class)) {
    await shareFailure(stateFolder, failureKey(session, attempt), { at: clock(), error }).catch(() => undefined);
  }
}

/** @internal */
export async function forgetFailures(session: Pick<ConsoleSession, "file">, { stateFolder }: SigninDeps): Promise<void> {
  const attempts: readonly Attempt[] = ["sign-in", "refresh"];
  await Promise.all(attempts.map((attempt) => forgetFailure(stateFolder, failureKey(session, attempt)).catch(() => undefined)));
}

function failureKey(session: Pick<ConsoleSession, "file">, attempt: Attempt): string {
  return `signin-${attempt}-${keyOf(session)}`;
}

/** By the file, not by the identity: with another cache folder it is another session. */
function keyOf({ file }: Pick<ConsoleSession, "file">): string {
  return createHash("sha256").update(file, "utf8").digest("hex");
}
