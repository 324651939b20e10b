import type { SignInOptions } from "../../browser/sign-in-options.ts";
import { CredentialError } from "../../errors/credential-error.ts";
import { realWait } from "../../network/real-wait.ts";
import type { ConsoleSession } from "../console-session.ts";
import { describeConsole } from "../say.ts";
import { failureBefore, forgetFailures, tellFailure, withSessionLock } from "../session-lock.ts";
import { signIn } from "../sign-in/sign-in.ts";
import { signInNeeded } from "../sign-in-needed.ts";
import type { SigninDeps } from "../signin-deps.ts";
import { refreshSession } from "./refresh.ts";
import { isSame, lives, type SigninToken } from "./signin-token.ts";
import { readSettledToken, readStoredToken } from "./token-cache.ts";

/** @internal */
export interface RenewInput {
  readonly session: ConsoleSession;
  readonly mode: "refresh" | "sign-in";
  readonly force: boolean;
  readonly insist: boolean;
  readonly signIn: SignInOptions;
  /** The session before the lock was asked for. */
  readonly seen: SigninToken | undefined;
  /** When that was, in milliseconds. */
  readonly asked: number;
  /** Seconds that must be left of credentials, lest they are renewed. */
  readonly margin: number;
  /** Seconds that must be left of credentials that cannot be renewed. */
  readonly leastMargin: number;
}

/**
 * Renews a session: takes the lock; takes what another process brought meanwhile; else refreshes, once; else signs in, once.
 *
 * @throws {CredentialError} as `signinCredentials`
 * @internal
 */
export async function renewSession(input: RenewInput, deps: SigninDeps): Promise<SigninToken> {
  return await withSessionLock(input.session, deps, () => renewLocked(input, deps));
}

async function renewLocked(input: RenewInput, deps: SigninDeps): Promise<SigninToken> {
  const { session, mode, force, seen } = input;
  const current = (await readSettledToken(session.file, deps.wait ?? realWait))?.token;
  const brought = current !== undefined && !isSame(current, seen);
  if (current !== undefined && (brought || !force) && lives(current, input.margin, deps.clock())) {
    return current;
  }
  const asksPerson = mode === "sign-in" && deps.signInUi !== undefined;
  if (current === undefined || (force && asksPerson)) {
    return await signInOnce(input, undefined, deps);
  }
  const refreshed = await refreshOnce(current, input, deps);
  if (!(refreshed instanceof CredentialError)) {
    return refreshed;
  }
  if (refreshed.code === "SIGN_IN_NEEDED") {
    // Tools that know no lock may have used the refresh token meanwhile; then theirs is the session that counts.
    const foreign = (await readStoredToken(session.file))?.token;
    if (foreign !== undefined && !isSame(foreign, current) && lives(foreign, input.leastMargin, deps.clock())) {
      return foreign;
    }
    if (asksPerson) {
      return await signInOnce(input, refreshed, deps);
    }
  }
  if (!force && lives(current, input.leastMargin, deps.clock())) {
    deps.logger.warn(
      `${refreshed.message} The credentials that there are go on working until ${current.expiresAt.toISOString()}.`,
    );
    return current;
  }
  throw refreshed;
}

/** An error is a value here: what it means depends on what else there is. */
async function refreshOnce(
  token: SigninToken,
  { session, asked, insist }: RenewInput,
  deps: SigninDeps,
): Promise<SigninToken | CredentialError> {
  const failed = await failureBefore(session, { attempt: "refresh", asked, insist }, deps);
  if (failed !== undefined) {
    return failed;
  }
  deps.logger.progress(`Renewing ${describeConsole(session)}`);
  try {
    const refreshed = await refreshSession(session, token, deps);
    await forgetFailures(session, deps);
    return refreshed;
  } catch (error) {
    if (!(error instanceof CredentialError)) {
      throw error;
    }
    await tellFailure(session, "refresh", error, deps);
    return error;
  } finally {
    deps.logger.progress(undefined);
  }
}

async function signInOnce(
  { session, mode, asked, insist, signIn: options }: RenewInput,
  cause: CredentialError | undefined,
  deps: SigninDeps,
): Promise<SigninToken> {
  const ui = deps.signInUi;
  if (mode !== "sign-in" || ui === undefined) {
    throw cause ?? signInNeeded(session);
  }
  const failed = await failureBefore(session, { attempt: "sign-in", asked, insist }, deps);
  if (failed !== undefined) {
    throw failed;
  }
  try {
    const token = await signIn({ ...session, ui, options }, deps);
    await forgetFailures(session, deps);
    return token;
  } catch (error) {
    await tellFailure(session, "sign-in", error, deps);
    throw error;
  }
}
