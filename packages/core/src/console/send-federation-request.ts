import { text } from "node:stream/consumers";
import { CredentialError } from "../errors/credential-error.ts";
import type { Credentials } from "../model/credentials.ts";
import { readFault } from "../network/faults/read-fault.ts";
import { plainRequest } from "../network/plain-request.ts";
import type { RoutedHandler } from "../network/request-handler.ts";
import { judgeSigninAnswer, type SigninOutcome } from "./judge-signin-answer.ts";

/** @internal */
export interface FederationRequest {
  /** The federation endpoint. */
  readonly address: string;
  readonly credentials: Credentials;
  readonly sessionSeconds: number | undefined;
  readonly userAgent: string | undefined;
}

/**
 * Asks for a sign-in token once. The credentials go in the body, not in the address, which proxies and servers log.
 *
 * @throws {CredentialError} `PROXY_FAILED` when the environment names no usable proxy
 * @internal
 */
export async function sendFederationRequest(
  request: FederationRequest,
  handler: Pick<RoutedHandler, "handle">,
): Promise<SigninOutcome> {
  const { secretAccessKey, sessionToken } = request.credentials;
  const secrets = sessionToken === undefined ? [secretAccessKey] : [secretAccessKey, sessionToken];
  try {
    const { response } = await handler.handle(httpRequest(request));
    return judgeSigninAnswer(response.statusCode, await text(response.body));
  } catch (thrown) {
    if (thrown instanceof CredentialError) throw thrown;
    return { kind: "refused", fault: readFault(thrown, secrets) };
  }
}

function httpRequest({ address, credentials, sessionSeconds, userAgent }: FederationRequest) {
  const session = {
    sessionId: credentials.accessKeyId,
    sessionKey: credentials.secretAccessKey.reveal(),
    sessionToken: credentials.sessionToken?.reveal(),
  };
  const body = new URLSearchParams({
    Action: "getSigninToken",
    ...(sessionSeconds !== undefined && { SessionDuration: String(sessionSeconds) }),
    Session: JSON.stringify(session),
  }).toString();
  const headers = {
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded",
    "user-agent": userAgent ?? "aws-temp",
  };
  return plainRequest({ method: "POST", url: new URL(address), headers, body });
}
