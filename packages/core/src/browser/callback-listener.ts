import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CredentialError } from "../errors/credential-error.ts";
import type { Secret } from "../model/secret.ts";
import { type Callback, callbackPath, judgeCallback } from "./callback.ts";
import { callbackPage, type Page, type PageContent, strictHeaders } from "./callback-page.ts";

/** A browser on this machine sends its request at once; what does not is no browser. */
const requestTimeout = 10_000;

/** Codes are long with some identity providers. */
const maxHeaderSize = 64 * 1024;

/**
 * Waits on this machine for the browser to come back.
 *
 * @internal
 */
export interface CallbackListener {
  /** `http://127.0.0.1:PORT/oauth/callback` */
  readonly redirectUri: string;
  /** The first request that says how the sign-in ended. It is the only one; the browser waits for its page meanwhile. */
  readonly received: Promise<Callback>;
  /** Gives the waiting browser its page, if there is one, and stops listening. */
  close(content: PageContent): Promise<void>;
}

/**
 * Listens on 127.0.0.1 alone, from now until closed, so that no one can take the port in between.
 *
 * Every request but the expected one is turned away: another path, another method, another `Host` (a web page that made its own
 * name point here), and any that comes after the first.
 *
 * @param input - `port`: 0 or `undefined` for any free one
 * @throws {CredentialError} `USAGE` when the port cannot be had
 * @internal
 */
export async function listenForCallback(input: {
  readonly port: number | undefined;
  readonly state: Secret;
}): Promise<CallbackListener> {
  const received = Promise.withResolvers<Callback>();
  let waiting: ServerResponse | undefined;
  const server = createServer({ requestTimeout, headersTimeout: requestTimeout, maxHeaderSize }, (request, response) => {
    const early = turnAway(request, portOf(server));
    if (early !== undefined) {
      send(response, early);
      return;
    }
    if (waiting !== undefined) {
      send(response, callbackPage({ kind: "already-answered" }));
      return;
    }
    const query = (request.url ?? "").slice(callbackPath.length + 1);
    const callback = judgeCallback(new URLSearchParams(query), input.state);
    if (callback.kind === "empty") {
      send(
        response,
        callbackPage({ kind: "failed", reason: "This address says nothing about a sign-in; aws-temp goes on waiting." }),
      );
      return;
    }
    if (callback.kind === "wrong-state") {
      // Any page that finds the port can send the browser here; the real one may still come.
      const page = callbackPage({ kind: "failed", reason: "This answer belongs to another sign-in; aws-temp goes on waiting." });
      send(response, { ...page, status: 400 });
      return;
    }
    waiting = response;
    received.resolve(callback);
  });
  await listen(server, input.port ?? 0);
  return {
    redirectUri: `http://127.0.0.1:${portOf(server)}${callbackPath}`,
    received: received.promise,
    close: async (content) => {
      if (waiting !== undefined) {
        await delivered(waiting, callbackPage(content));
      }
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** The answer to a request that is not the expected one; `undefined` for the expected one. */
function turnAway(request: IncomingMessage, port: number): Page | undefined {
  const host = request.headers.host;
  if (host !== `127.0.0.1:${port}` && !(port === 80 && host === "127.0.0.1")) {
    return plain(421, "This listener answers to 127.0.0.1 alone.");
  }
  if ((request.url ?? "").split("?")[0] !== callbackPath) {
    return plain(404, "Nothing is here.");
  }
  if (request.method !== "GET") {
    const refusal = plain(405, "A browser comes here with GET.");
    return { ...refusal, headers: { ...refusal.headers, Allow: "GET" } };
  }
  return undefined;
}

function plain(status: number, text: string): Page {
  return { status, headers: { ...strictHeaders, "Content-Type": "text/plain; charset=utf-8" }, body: `${text}\n` };
}

function send(response: ServerResponse, { status, headers, body }: Page): void {
  response.writeHead(status, headers).end(body);
}

/** Resolves once the page is with the browser, or the browser gone. */
async function delivered(response: ServerResponse, page: Page): Promise<void> {
  if (response.destroyed) {
    return;
  }
  await new Promise<void>((resolve) => {
    response.once("close", resolve);
    send(response, page);
  });
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const why = cause.code === "EADDRINUSE" ? "is used by another program" : `cannot be used (${cause.code})`;
      reject(
        new CredentialError("USAGE", `Port ${port} of 127.0.0.1, to which the browser returns, ${why}.`, {
          cause,
          hints: ["Pass another port with --redirect-port, or omit it.", "Or sign in with a code: --use-device-code"],
        }),
      );
    });
    server.listen({ host: "127.0.0.1", port, exclusive: true }, resolve);
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0;
}
