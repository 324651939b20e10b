import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CredentialError } from "@aws-temp/core";
import { type Answer, refusal, send } from "./answer.ts";

/** How a request is answered, once it is known to be meant for us. */
export type Endpoint = (request: IncomingMessage) => Answer | Promise<Answer>;

/** A server that listens. */
export interface LoopbackServer {
  readonly port: number;
  /** Stops listening, and ends every connection. */
  close(): Promise<void>;
}

/** A reader on this machine sends its few headers at once; what does not is no reader. */
const limits = {
  headersTimeout: 5000,
  requestTimeout: 5000,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 5000,
  maxHeaderSize: 16 * 1024,
};
/** Milliseconds without a byte either way. A question to a user takes longer: then the reader asks again. */
const idleTimeout = 120_000;
const waitingConnections = 4096;

/**
 * Listens on 127.0.0.1 alone. Turns away what no reader sends: another `Host` (a web page that made its own name point here), a body,
 * headers that are too large or too slow.
 *
 * @param port - 0 for any free one
 * @throws {CredentialError} `USAGE` when the port cannot be had
 */
export async function listenOnLoopback(port: number, endpoint: Endpoint): Promise<LoopbackServer> {
  const server = createServer(limits, (request, response) => {
    const early = turnAway(request, portOf(server));
    if (early !== undefined) {
      request.resume();
      send(response, early);
      return;
    }
    Promise.resolve()
      .then(() => endpoint(request))
      // What went wrong inside is not for whoever asks.
      .catch(() => refusal(500, "InternalServerError", "aws-temp could not answer."))
      .then((answer) => send(response, answer));
  });
  server.timeout = idleTimeout;
  // CONNECT comes without a response object.
  server.on("connect", (_, socket) => socket.end("HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\n"));
  await listen(server, port);
  return {
    port: portOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function turnAway({ headers }: IncomingMessage, port: number): Answer | undefined {
  const { host } = headers;
  if (host !== `127.0.0.1:${port}` && !(port === 80 && host === "127.0.0.1")) {
    return refusal(421, "MisdirectedRequest", "This endpoint answers to 127.0.0.1 alone.", { Connection: "close" });
  }
  if (Number(headers["content-length"] ?? 0) !== 0 || headers["transfer-encoding"] !== undefined) {
    return refusal(413, "PayloadTooLarge", "No request here has a body.", { Connection: "close" });
  }
  return undefined;
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const why = cause.code === "EADDRINUSE" ? "is used by another program" : `cannot be used (${cause.code})`;
      reject(
        new CredentialError("USAGE", `Port ${port} of 127.0.0.1 ${why}.`, {
          cause,
          hints: ["Pass another port with --port, or omit it."],
        }),
      );
    });
    server.listen({ host: "127.0.0.1", port, exclusive: true, backlog: waitingConnections }, resolve);
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0;
}
