import { browserReach } from "../../browser/browser-reach.ts";
import { isInContainer } from "../../browser/in-container.ts";
import type { SignInOptions } from "../../browser/sign-in-options.ts";
import { CredentialError } from "../../errors/credential-error.ts";
import { parseArn } from "../../model/arn.ts";
import { checkEndpoint } from "../../network/check-endpoint.ts";
import { realWait } from "../../network/real-wait.ts";
import type { SigninEndpoint } from "../../plan/plan.ts";
import type { SignInUi } from "../../ports/sign-in-ui.ts";
import { signinTokenFile } from "../cache-place.ts";
import { signinAddress, signinRegion } from "../endpoint.ts";
import { describeConsole, loginCommand } from "../say.ts";
import type { SigninDeps } from "../signin-deps.ts";
import { createDpopKey, printDpopKey } from "../token/dpop-key.ts";
import { readSubject } from "../token/id-token.ts";
import { requestToken } from "../token/request-token.ts";
import { endOf, type SigninToken } from "../token/signin-token.ts";
import { reserveRoom, writeToken } from "../token/token-cache.ts";
import { chooseFlow } from "./choose-flow.ts";
import { signInAcrossDevices } from "./cross-device.ts";
import type { BroughtCode } from "./flow.ts";
import { signInOnSameDevice } from "./same-device.ts";

/** @internal */
export interface SignInInput {
  readonly profile: string | undefined;
  /** The ARN of who must be signed in, as profiles name it in `login_session`. */
  readonly loginSession: string;
  readonly region: string | undefined;
  readonly endpoint: SigninEndpoint;
  readonly ui: SignInUi;
  readonly options: SignInOptions;
}

/**
 * Signs the user in, and keeps the session where all tools find it. Who calls holds the session's lock.
 *
 * @throws {CredentialError} what the flows throw; `SIGN_IN_FAILED` when the browser is signed in as someone else; `FILE_UNWRITABLE`
 *   before anything is asked, when a session could not be kept
 * @internal
 */
export async function signIn(input: SignInInput, deps: SigninDeps): Promise<SigninToken> {
  const { profile, loginSession, endpoint, ui, options } = input;
  const { environment, logger, platform = process.platform, wait = realWait } = deps;
  const region = signinRegion({ own: undefined, configured: input.region, loginSession });
  checkEndpoint({ region, ...endpoint }, profile, "Signin");
  // The room is given back at once: the user may take minutes, and another identity's session goes into another file.
  await (await reserveRoom(signinTokenFile(loginSession, deps))).release();
  const reach = browserReach({ environment, platform, inContainer: deps.inContainer ?? (await isInContainer()) });
  const { flow, open, reason } = chooseFlow(options, reach, ui.pasted !== undefined);
  const why = reason === undefined ? "" : ` with a code, as ${reason}`;
  logger.progress(`Signing in to ${describeConsole({ profile, loginSession })}${why}`);
  const redeem = (code: BroughtCode) => redeemCode(code, { ...input, region }, deps);
  const begin = { base: signinAddress(region, endpoint), profile, loginSession, open, options, redeem };
  try {
    return await (flow === "same-device" ? signInOnSameDevice : signInAcrossDevices)(begin, { ui, wait, logger });
  } finally {
    logger.progress(undefined);
  }
}

async function redeemCode(
  { clientId, ...code }: BroughtCode,
  { profile, loginSession, region, endpoint }: SignInInput & { readonly region: string },
  deps: SigninDeps,
): Promise<SigninToken> {
  const key = createDpopKey();
  const grant = { kind: "code", ...code } as const;
  const granted = await requestToken({ grant, clientId, key, region, endpoint, profile, loginSession }, deps);
  const { refreshToken, idToken } = granted;
  const subject = idToken && readSubject(idToken);
  const accountId = parseArn(subject ?? "")?.accountId;
  if (refreshToken === undefined || subject === undefined || accountId === undefined) {
    throw new CredentialError("SIGN_IN_FAILED", "The answer of the sign-in service has no user, or no refresh token.", {
      profile,
      hints: [`Try again: ${loginCommand(profile)}`],
    });
  }
  requireIdentity(subject, { profile, loginSession });
  const token: SigninToken = {
    accessKeyId: granted.accessKeyId,
    secretAccessKey: granted.secretAccessKey,
    sessionToken: granted.sessionToken,
    accountId,
    expiresAt: endOf(granted.expiresIn, deps.clock()),
    clientId,
    refreshToken,
    idToken,
    dpopKey: printDpopKey(key),
    signInRegion: region,
  };
  await writeToken(signinTokenFile(subject, deps), token, undefined);
  return token;
}

/** A profile is for one identity. Whoever else the browser is signed in as would get its name, and another's rights. */
function requireIdentity(subject: string, { profile, loginSession }: Pick<SignInInput, "profile" | "loginSession">): void {
  if (loginSession === subject) return;
  const whose = profile === undefined ? "this session" : `profile ${profile}`;
  throw new CredentialError("SIGN_IN_FAILED", `The browser signed in as ${subject}, but ${whose} is for ${loginSession}.`, {
    profile,
    loginSession,
    signedInAs: subject,
    hints: [
      `Sign in again, and choose ${loginSession} in the browser: ${loginCommand(profile)}`,
      `Or make a profile for the other identity, with login_session = ${subject}`,
    ],
  });
}
