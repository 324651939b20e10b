import { CredentialError } from "../../errors/credential-error.ts";
import { Secret } from "../../model/secret.ts";
import type { Fault } from "../../network/faults/fault.ts";
import { isPassing } from "../../network/faults/is-passing.ts";
import { orThrow } from "../client/answered.ts";
import { readExpiresIn, readInterval } from "../client/judge-numbers.ts";
import { isUnknownClient } from "../client/oidc-faults.ts";
import { webAddress } from "./authorize-url.ts";
import { type FlowDeps, type FlowEnd, type FlowInput, givenUp, outOfTime, signedIn } from "./flow.ts";

/** What `slow_down` adds to the interval, for good (RFC 8628). */
const slowDown = 5;
/** Seconds. A service that asks for more and more must not keep the user waiting to the end. */
const longestPause = 60;

/**
 * Signs in with a code that the user compares or types in any browser, on any machine; meanwhile AWS is asked again and again.
 *
 * @throws {CredentialError} `SIGN_IN_DENIED`, `SIGN_IN_EXPIRED`, `SIGN_IN_FAILED`, `INTERRUPTED`
 * @internal
 */
export async function deviceCodeSignIn(input: FlowInput, deps: FlowDeps): Promise<FlowEnd> {
  const { start, client, method } = input;
  const begun = await deps.oidc.startDeviceAuthorization(client, start.startUrl);
  if (!begun.ok && isUnknownClient(begun.fault)) {
    return { kind: "unknown-client" };
  }
  const { deviceCode, userCode, verificationUri, verificationUriComplete, interval, ...answer } = orThrow(begun);
  const expiresIn = readExpiresIn(answer.expiresIn);
  if (!deviceCode || !userCode || expiresIn === undefined) {
    throw new CredentialError("AWS_UNAVAILABLE", "The answer of the sign-in service has no code.", {
      hints: ["Try again; check sso_region and any custom endpoint."],
    });
  }
  const url = webAddress(verificationUri);
  const urlWithCode = verificationUriComplete ? webAddress(verificationUriComplete) : undefined;
  const expiresAt = deps.clock() + expiresIn * 1000;
  const opened = method.open && (await deps.ui.open(urlWithCode ?? url));
  // The code is shown even where the page has it filled in: only who compares the two knows that the page is of this sign-in.
  deps.ui.show({ kind: "device-code", userCode: printable(userCode), url, urlWithCode, opened, expiresAt: new Date(expiresAt) });
  return await poll({ deviceCode: new Secret(deviceCode), interval: readInterval(interval), expiresAt }, input, deps);
}

interface Polling {
  readonly deviceCode: Secret;
  /** Seconds. */
  readonly interval: number;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

async function poll({ deviceCode, interval, expiresAt }: Polling, input: FlowInput, deps: FlowDeps): Promise<FlowEnd> {
  const { client, options } = input;
  for (let pause = interval; ; ) {
    await deps.wait(pause * 1000, options.signal).catch((error: unknown) => {
      throw options.signal?.aborted ? givenUp(input) : error;
    });
    if (deps.clock() >= expiresAt) {
      throw outOfTime(input);
    }
    const answered = await deps.polls.createToken({ client, grant: { kind: "device-code", deviceCode } });
    if (answered.ok) {
      return await signedIn(answered.answer, input, deps.clock());
    }
    switch (judgePoll(answered.fault)) {
      case "slower":
        pause = Math.min(longestPause, pause + slowDown);
        break;
      case "again":
        break;
      case "unknown-client":
        return { kind: "unknown-client" };
      case "over":
        throw answered.error;
    }
  }
}

/**
 * What a refused poll means: the user is not there yet, AWS wants fewer polls, the network hiccups; or it is over.
 */
function judgePoll(fault: Fault): "again" | "slower" | "unknown-client" | "over" {
  if (fault.code === "AuthorizationPendingException") return "again";
  if (fault.code === "SlowDownException" || fault.status === 429) return "slower";
  if (isUnknownClient(fault)) return "unknown-client";
  return isPassing(fault) ? "again" : "over";
}

/** A code is letters, digits and hyphens; anything else could play tricks on a terminal. */
function printable(userCode: string): string {
  return userCode.replace(/[^\w-]/g, "");
}
