import { createServer, request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { pipeline } from "node:stream";
import { isAuthorized, type ProxyAccount } from "./proxy-account.ts";
import { type ProxyTarget, targetOf } from "./proxy-target.ts";

/** @public */
export interface ProxyOptions {
  /** Where every request goes, whatever it asks for, e.g. local AWS's `url`. Without it only loopback can be reached. */
  readonly upstream?: string;
  /** Asks for this name and password (Basic). */
  readonly requireAuth?: ProxyAccount;
}

/**
 * A request that the proxy was asked to forward.
 *
 * @public
 */
export interface ProxiedRequest {
  /** `CONNECT`, or the method of a request with an absolute URL. */
  readonly method: string;
  /** `host:port` for `CONNECT`, else the absolute URL. */
  readonly target: string;
  readonly outcome: "forwarded" | "unauthorized" | "refused";
}

/** @public */
export interface LocalProxy {
  readonly url: string;
  readonly port: number;
  requests(): readonly ProxiedRequest[];
  close(): Promise<void>;
}

/**
 * Starts an HTTP proxy on 127.0.0.1 that tunnels (`CONNECT`) and forwards requests with absolute URLs.
 *
 * @public
 */
export async function startProxy(options: ProxyOptions = {}): Promise<LocalProxy> {
  const log: ProxiedRequest[] = [];
  const tunnels = new Set<Socket>();
  /** Where to forward to, or the status of the refusal. */
  const admit = (message: IncomingMessage): ProxyTarget | 407 | 502 => {
    const [method = "", target = ""] = [message.method, message.url];
    const found = targetOf(method, target, options.upstream);
    const isWelcome = isAuthorized(message.headers["proxy-authorization"], options.requireAuth);
    log.push({ method, target, outcome: !isWelcome ? "unauthorized" : found === undefined ? "refused" : "forwarded" });
    return isWelcome ? (found ?? 502) : 407;
  };

  const server = createServer((message, response) => {
    const target = admit(message);
    if (typeof target === "number") refuse(response, target);
    else forwardRequest(message, response, target);
  });
  server.on("connect", (message: IncomingMessage, client: Socket, head: Buffer) => {
    const target = admit(message);
    if (typeof target === "number") {
      client.end(`HTTP/1.1 ${target} Refused\r\n${challenge(target)}content-length: 0\r\nconnection: close\r\n\r\n`);
      return;
    }
    const server = connect(target.port, target.host, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      server.write(head);
      pipeline(client, server, client, () => undefined);
    });
    server.on("error", () => client.destroy());
    for (const socket of [client, server]) {
      tunnels.add(socket);
      socket.on("close", () => tunnels.delete(socket));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests: () => [...log],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of tunnels) socket.destroy();
      }),
  };
}

function forwardRequest(message: IncomingMessage, response: ServerResponse, target: ProxyTarget): void {
  const { "proxy-authorization": _authorization, "proxy-connection": _connection, ...headers } = message.headers;
  const outgoing = forward({ ...target, method: message.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  outgoing.on("error", () => (response.headersSent ? response.destroy() : refuse(response, 502)));
  message.pipe(outgoing);
}

function refuse(response: ServerResponse, status: 407 | 502): void {
  response.writeHead(status, status === 407 ? { "proxy-authenticate": 'Basic realm="local proxy"' } : {}).end();
}

function challenge(status: 407 | 502): string {
  return status === 407 ? 'proxy-authenticate: Basic realm="local proxy"\r\n' : "";
}
