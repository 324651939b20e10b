import { CredentialError } from "../../errors/credential-error.ts";
import { parseArn } from "../../model/arn.ts";
import type { TokenRoom } from "../../store/files/token-file.ts";
import type { ConsoleSession } from "../console-session.ts";
import { signinRegion } from "../endpoint.ts";
import { describeConsole, loginCommand } from "../say.ts";
import type { SigninDeps } from "../signin-deps.ts";
import { printDpopKey, readDpopKey } from "./dpop-key.ts";
import { requestToken } from "./request-token.ts";
import { endOf, type SigninToken } from "./signin-token.ts";
import { readStoredToken, reserveRoom, writeToken } from "./token-cache.ts";

/**
 * Renews a session's credentials. Who calls holds the session's lock and has read the token under it.
 *
 * Refresh tokens rotate, so the order is: see that the file can be replaced; ask; write, in one step; only then let go of the lock.
 * A process that dies before the write leaves the old refresh token, which AWS takes again for a while ("idempotent within the
 * token's validity window", says its service model): the next process renews with it.
 *
 * @throws {CredentialError} `SIGN_IN_NEEDED` when the session is over, `FILE_UNWRITABLE` when a renewal could not be kept,
 *   `ACCESS_DENIED`, and what the network throws
 * @internal
 */
export async function refreshSession(session: ConsoleSession, token: SigninToken, deps: SigninDeps): Promise<SigninToken> {
  const { profile, loginSession, file, endpoint } = session;
  const key = readDpopKey(token.dpopKey);
  if (key === undefined) {
    throw new CredentialError("SIGN_IN_NEEDED", `The key of ${describeConsole(session)} in ${file} cannot be used.`, {
      profile,
      file,
      hints: [`Sign in again: ${loginCommand(profile)}`],
    });
  }
  const room = await reserveRoom(file);
  try {
    const { clientId, refreshToken } = token;
    const region = signinRegion({ own: token.signInRegion, configured: session.region, loginSession });
    const grant = { kind: "refresh-token", refreshToken } as const;
    const granted = await requestToken({ grant, clientId, key, region, endpoint, profile, loginSession }, deps);
    const renewed: SigninToken = {
      ...token,
      accessKeyId: granted.accessKeyId,
      secretAccessKey: granted.secretAccessKey,
      sessionToken: granted.sessionToken,
      // A renewal names no account.
      accountId: token.accountId ?? parseArn(loginSession)?.accountId,
      expiresAt: endOf(granted.expiresIn, deps.clock()),
      refreshToken: granted.refreshToken ?? refreshToken,
      dpopKey: printDpopKey(key),
    };
    return await keep(session, token, renewed, room, deps);
  } finally {
    await room.release();
  }
}

/** Other tools know no lock: what they did to the file while AWS was asked must not be undone. */
async function keep(
  { file }: ConsoleSession,
  old: SigninToken,
  renewed: SigninToken,
  room: TokenRoom,
  { logger, clock }: SigninDeps,
): Promise<SigninToken> {
  const current = await readStoredToken(file).catch(() => undefined);
  if (current === undefined) {
    // Signed out meanwhile.
    return renewed;
  }
  if (!isSameSession(current.token, old)) {
    // Signed in again meanwhile.
    return current.token.expiresAt.getTime() > clock() ? current.token : renewed;
  }
  await writeToken(file, renewed, current.text, room).catch((error: Error) => {
    logger.warn(`The renewed session cannot be kept, so a sign-in will be needed soon: ${error.message}`);
  });
  return renewed;
}

/** A session keeps its key to the end. */
function isSameSession(one: SigninToken, other: SigninToken): boolean {
  const key = (token: SigninToken) => readDpopKey(token.dpopKey)?.export({ type: "sec1", format: "pem" });
  return key(one) === key(other);
}
