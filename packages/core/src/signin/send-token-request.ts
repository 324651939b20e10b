import { randomUUID } from "node:crypto";
import { CredentialError } from "../errors/credential-error.ts";
import { readFault } from "../network/read-fault.ts";
import type { RoutedHandler } from "../network/request-handler.ts";
import { dpopProof } from "./dpop.ts";
import { signinAddress } from "./endpoint.ts";
import { judgeTokenAnswer, type TokenOutcome } from "./judge-token-answer.ts";
import { secretsOf, type TokenRequest, tokenRequestBody } from "./token-request.ts";

type HandledRequest = Parameters<RoutedHandler["handle"]>[0];

/** An answer with credentials has some 3 KB. */
const longestAnswer = 256 * 1024;

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
    const { response } = await handler.handle(httpRequest(url, tokenRequestBody(request), proof, userAgent));
    const { statusCode: status, headers, body } = response;
    return judgeTokenAnswer({ status, headers, body: await readText(body) }, secrets);
  } catch (thrown) {
    if (thrown instanceof CredentialError) {
      throw thrown;
    }
    return { kind: "refused", fault: readFault(thrown, secrets), reason: undefined };
  }
}

function httpRequest(url: URL, body: string, proof: string, userAgent: string | undefined): HandledRequest {
  const request = {
    method: "POST",
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port !== "" && { port: Number(url.port) }),
    path: url.pathname,
    query: {},
    headers: {
      host: url.host,
      accept: "application/json",
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "user-agent": userAgent ?? "aws-temp",
      DPoP: proof,
    },
    body,
  };
  // The handler reads the fields alone.
  return { ...request, clone: () => request } as unknown as HandledRequest;
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > longestAnswer) {
      return "";
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
