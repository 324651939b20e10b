import { randomUUID } from "node:crypto";
import { text } from "node:stream/consumers";
import { CredentialError } from "../../errors/credential-error.ts";
import { readFault } from "../../network/faults/read-fault.ts";
import { plainRequest } from "../../network/plain-request.ts";
import type { RoutedHandler } from "../../network/request-handler.ts";
import { signinAddress } from "../endpoint.ts";
import { dpopProof } from "./dpop.ts";
import { judgeTokenAnswer, type TokenOutcome } from "./judge-token-answer.ts";
import { secretsOf, type TokenRequest, tokenRequestBody } from "./token-request.ts";

/** @internal */
export interface SendInput {
  readonly request: TokenRequest;
  readonly handler: Pick<RoutedHandler, "handle">;
  /** The time that the proof bears, in milliseconds since the epoch. */
  readonly now: number;
  readonly userAgent: string | undefined;
}

/**
 * Sends a request once, with a proof of its own. A fault of the wire is an outcome like any other.
 *
 * @throws {CredentialError} `PROXY_FAILED` when the environment names no usable proxy
 * @internal
 */
export async function sendTokenRequest({ request, handler, now, userAgent }: SendInput): Promise<TokenOutcome> {
  const secrets = secretsOf(request);
  const url = new URL(`${signinAddress(request.region, request.endpoint)}/v1/token`);
  const proof = dpopProof({ key: request.key, method: "POST", url: url.href, now, id: randomUUID() });
  try {
    const sentHeaders = {
      accept: "application/json",
      "content-type": "application/json",
      "user-agent": userAgent ?? "aws-temp",
      DPoP: proof,
    };
    const sent = plainRequest({ method: "POST", url, headers: sentHeaders, body: tokenRequestBody(request) });
    const { response } = await handler.handle(sent);
    const { statusCode: status, headers, body } = response;
    return judgeTokenAnswer({ status, headers, body: await text(body) }, secrets);
  } catch (thrown) {
    if (thrown instanceof CredentialError) {
      throw thrown;
    }
    return { kind: "refused", fault: readFault(thrown, secrets), reason: undefined };
  }
}
