import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type Proof, verifyJwt } from "./verify-proof.ts";

/** One request to the token endpoint, its proof already verified. */
export interface TokenCall {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
  readonly proof: Proof;
}

/**
 * A token endpoint on loopback that answers by a function, until the running test is over. What a real one looks at is local AWS's
 * to check; this one is for answers that a sound service does not give.
 */
export async function signinServer(answer: (call: TokenCall, response: ServerResponse, count: number) => void) {
  const calls: TokenCall[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const proof = await verifyJwt(String(request.headers["dpop"])).catch(() => undefined);
    if (proof === undefined) {
      refuse(response, 400, "ValidationException", "INVALID_PROOF");
      return;
    }
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    const call = { path: request.url, headers: request.headers, body, proof };
    calls.push(call);
    answer(call, response, calls.length);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls };
}

/** What a sound service answers; `n` tells one answer from another. */
export function granted(n: number, told: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    accessToken: {
      accessKeyId: `ASIARENEWEDEXAMPLE${n}`,
      secretAccessKey: `renewed-secret-key-${n}`,
      sessionToken: `renewed-session-token-${n}`,
    },
    tokenType: "aws_sigv4",
    expiresIn: 900,
    refreshToken: `planted-refresh-token-${n}`,
    ...told,
  });
}

/** How AWS refuses: its type in a header, its reason in the body. */
export function refuse(response: ServerResponse, status: number, code: string, error: string, headers: object = {}): void {
  response.writeHead(status, { "content-type": "application/json", "x-amzn-errortype": code, ...headers });
  response.end(JSON.stringify({ error, message: `AWS's words about ${error}.` }));
}
