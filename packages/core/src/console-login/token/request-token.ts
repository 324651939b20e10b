import { formatDuration } from "../../model/time/duration.ts";
import { readCaBundle } from "../../network/ca-bundle.ts";
import { checkEndpoint } from "../../network/check-endpoint.ts";
import type { Fault } from "../../network/faults/fault.ts";
import { isPassing } from "../../network/faults/is-passing.ts";
import { usualPatience } from "../../network/patience.ts";
import { realWait } from "../../network/real-wait.ts";
import { createRequestHandler } from "../../network/request-handler.ts";
import type { SigninDeps } from "../signin-deps.ts";
import { judgeSigninFault } from "./judge-signin-fault.ts";
import type { TokenOutcome } from "./judge-token-answer.ts";
import { sendTokenRequest } from "./send-token-request.ts";
import type { TokenGrant, TokenRequest } from "./token-request.ts";

const mostAttempts = 3;
/** Milliseconds before the second attempt; twice that before the third. */
const firstPause = 250;

/** Date headers count whole seconds, and answers take their time. */
const tolerableSkewSeconds = 10;

type TokenRefusal = Extract<TokenOutcome, { readonly kind: "refused" }>;

/** What asking needs. */
export type RequestDeps = Pick<SigninDeps, "environment" | "clock" | "logger" | "wait" | "patience" | "userAgent">;

/**
 * Asks the sign-in service for credentials; three attempts when the wire breaks, AWS has a fault of its own or is busy. AWS takes a
 * refresh token again when the answer to it was lost.
 *
 * AWS refuses a proof that bears a wrong time by saying that the session has expired. So a refusal together with a clock that differs
 * leads to one more request, with AWS's time, and a warning: the user's next command would fail with other tools.
 *
 * @throws {CredentialError} as the table of faults says
 * @internal
 */
export async function requestToken(request: TokenRequest, deps: RequestDeps): Promise<TokenGrant> {
  const { region, endpoint, profile } = request;
  const { environment, clock, logger, wait = realWait, patience = usualPatience, userAgent } = deps;
  checkEndpoint({ region, ...endpoint }, profile, "Signin");
  const ca = endpoint.caBundle === undefined ? undefined : await readCaBundle(endpoint.caBundle, profile);
  const handler = createRequestHandler({ environment, patience, ca });
  let correction: number | undefined;
  let broken: TokenRefusal | undefined;
  try {
    for (let attempt = 1; ; attempt++) {
      const now = clock() + (correction ?? 0) * 1000;
      const outcome = await sendTokenRequest({ request, handler, now, userAgent });
      if (outcome.kind === "granted") {
        return outcome.grant;
      }
      const { fault } = outcome;
      const skew = correction === undefined ? skewOf(fault, clock()) : undefined;
      if (skew !== undefined) {
        logger.warn(
          `This machine's clock is ${formatDuration(Math.abs(skew))} ${skew > 0 ? "behind" : "ahead of"} AWS's; the session is asked for with AWS's time instead. Correct the clock.`,
        );
        correction = skew;
      } else if (attempt < mostAttempts && (isPassing(fault) || fault.status === 429)) {
        broken ??= outcome;
        await wait(firstPause * attempt);
      } else {
        // A code is good once: that it was spent when the first answer got lost is not what the user must know.
        const told = request.grant.kind === "code" ? (broken ?? outcome) : outcome;
        const { origin, proxy, tunnelStatus } = handler.route;
        const place = { request, reason: told.reason, endpoint: origin, proxy, tunnelStatus };
        throw judgeSigninFault({ ...told.fault, attempts: attempt }, place);
      }
    }
  } finally {
    handler.destroy();
  }
}

/** Seconds by which AWS's clock is ahead, where that may be why AWS refused. */
function skewOf({ origin, status, serverTime }: Fault, now: number): number | undefined {
  if (origin !== "aws" || (status ?? 0) >= 500 || status === 429 || serverTime === undefined) {
    return undefined;
  }
  const skew = Math.round((serverTime - now) / 1000);
  return Math.abs(skew) > tolerableSkewSeconds ? skew : undefined;
}
