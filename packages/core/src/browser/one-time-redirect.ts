import { randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Secret } from "../model/secret.ts";
import { strictHeaders } from "./callback-page.ts";
import { peerOwner } from "./peer-owner.ts";

/** Milliseconds; a browser on this machine sends its request at once. */
const requestTimeout = 10_000;

/**
 * An address of this machine that leads one browser, once, to a secret address.
 *
 * @public
 */
export interface OneTimeRedirect {
  /** `http://127.0.0.1:PORT/…`: worthless once it was visited, so it may stand in the arguments of a program. */
  readonly url: string;
  /** A browser came and was led on. */
  readonly visited: Promise<void>;
  /** Stops listening. */
  close(): Promise<void>;
}

/**
 * Leads the first visitor of a random address to `to`. A browser is started with the address as its argument, which every user of
 * the machine can read; so the argument is this address, and not the secret one.
 *
 * Whoever reads the argument would have to come before the browser. On Linux the system says whose program came, and another user's
 * is turned away; elsewhere the user sees that it was used up, because the browser is told so.
 *
 * @param user - the user whose programs may come: `process.getuid()`; `undefined` for anyone
 * @public
 */
export async function serveRedirectOnce(to: Secret, user: number | undefined): Promise<OneTimeRedirect> {
  const path = `/${randomBytes(32).toString("base64url")}`;
  const visited = Promise.withResolvers<void>();
  let used = false;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { port } = server.address() as AddressInfo;
    const refusal = turnAway(request, port, path);
    if (refusal !== undefined) return plain(response, ...refusal);
    const owner = await peerOwner({ theirs: request.socket.remotePort ?? 0, ours: port });
    if (user !== undefined && owner !== undefined && owner !== user) {
      return plain(response, 403, "This address is for another user of this machine.");
    }
    if (used) return plain(response, 410, "This address was used already. If you did not use it, end the console's session.");
    used = true;
    // By then the browser has the answer, or is gone.
    response.once("close", () => visited.resolve());
    response.writeHead(302, { ...strictHeaders, Location: to.reveal() }).end();
  };
  const server = createServer({ requestTimeout, headersTimeout: requestTimeout }, (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port: 0, exclusive: true }, resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    visited: visited.promise,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function turnAway(request: IncomingMessage, port: number, path: string): [status: number, text: string] | undefined {
  if (request.headers.host !== `127.0.0.1:${port}`) return [421, "This listener answers to 127.0.0.1 alone."];
  if (!equal(request.url ?? "", path)) return [404, "Nothing is here."];
  return request.method === "GET" ? undefined : [405, "A browser comes here with GET."];
}

function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...strictHeaders, "Content-Type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}
