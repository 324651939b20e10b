import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { CertificateAuthority } from "@aws-temp/local-aws";

/**
 * How a hostile counterpart answers, as a test's name has it.
 *
 * @public
 */
export type HostileMode = keyof typeof modes;

/**
 * A server on loopback that means harm.
 *
 * @public
 */
export interface HostileServer extends AsyncDisposable {
  readonly url: string;
  /** With TLS: the certificate that a CA bundle must hold, as PEM. */
  readonly ca: string | undefined;
  /** How many requests came. */
  requests(): number;
  /** How many connections are open now. */
  open(): number;
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const chunk = Buffer.alloc(64 * 1024, "<a>");

/** Writes as fast as the other side takes it, until it hangs up or `most` bytes are sent. */
function pour(response: ServerResponse, most: number): void {
  let sent = 0;
  const more = (): void => {
    while (!response.destroyed && sent < most) {
      sent += chunk.length;
      if (!response.write(chunk)) {
        response.once("drain", more);
        return;
      }
    }
    response.end();
  };
  more();
}

const gibibyte = 1024 ** 3;

const modes = {
  "a body of 1 GiB": (response) => {
    response.writeHead(200, { "content-type": "text/xml", "content-length": gibibyte });
    pour(response, gibibyte);
  },
  "an endless body": (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    pour(response, 4 * gibibyte);
  },
  "an endless refusal": (response) => {
    response.writeHead(400, { "content-type": "application/json", "x-amzn-errortype": "InvalidRequestException" });
    pour(response, 4 * gibibyte);
  },
  "one byte at a time": (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write("{"), 100);
    response.on("close", () => clearInterval(timer));
  },
  "headers one byte at a time": (response) => {
    const socket = response.socket as Socket;
    socket.write("HTTP/1.1 200 OK\r\nx-slow: ");
    const timer = setInterval(() => socket.write("x"), 100);
    socket.on("close", () => clearInterval(timer));
  },
  silence: () => undefined,
  "a gzip bomb": (response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    response.end(bomb());
  },
  "a redirect to another host": (response) => {
    response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
  },
  "a page": (response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<html><body>Welcome to our hotel</body></html>");
  },
  "XML that is nested without end": (response) => {
    response.writeHead(200, { "content-type": "text/xml" });
    response.end("<a>".repeat(60_000) + "</a>".repeat(60_000));
  },
  "huge headers": (response) => {
    const socket = response.socket as Socket;
    socket.end(`HTTP/1.1 200 OK\r\nx-huge: ${"x".repeat(4 * 1024 * 1024)}\r\n\r\n{}`);
  },
  "nothing at all": (response) => {
    response.writeHead(200, { "content-type": "application/json" }).end();
  },
  "values of the wrong kind": (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(
      JSON.stringify({
        clientId: 1,
        clientSecret: [],
        clientSecretExpiresAt: "x",
        deviceCode: {},
        expiresIn: 1e15,
        interval: -5,
        accountList: [null, 1, "x"],
        roleList: null,
        roleCredentials: { accessKeyId: {}, secretAccessKey: 1, sessionToken: [], expiration: "x" },
        accessToken: { accessKeyId: {}, secretAccessKey: 1, sessionToken: [] },
        tokenType: 1,
        refreshToken: {},
        idToken: [],
        SigninToken: {},
        value: 7,
        Code: {},
        AccessKeyId: {},
        SecretAccessKey: 1,
        Token: [],
        Expiration: "x",
      }),
    );
  },
} as const satisfies Record<string, Answer>;

let packed: Buffer | undefined;

/** 256 MiB of spaces, in a few hundred kilobytes. */
function bomb(): Buffer {
  packed ??= gzipSync(Buffer.alloc(256 * 1024 * 1024, " "));
  return packed;
}

/**
 * The names of all modes.
 *
 * @public
 */
export const hostileModes = Object.keys(modes) as readonly HostileMode[];

/**
 * The modes that end only when the other side loses patience.
 *
 * @public
 */
export const slowModes: readonly HostileMode[] = ["one byte at a time", "headers one byte at a time", "silence"];

/**
 * Starts a counterpart that answers every request in one way. Dispose of it: that cuts every connection.
 *
 * @public
 */
export async function startHostile(mode: HostileMode, { tls = false }: { readonly tls?: boolean } = {}): Promise<HostileServer> {
  let requests = 0;
  let open = 0;
  const authority = tls ? new CertificateAuthority() : undefined;
  const listener: RequestListener = (request, response) => {
    requests++;
    request.resume();
    response.on("error", () => undefined);
    response.socket?.on("error", () => undefined);
    (modes[mode] as Answer)(response, request);
  };
  const server =
    authority === undefined ? createServer(listener) : createTlsServer(authority.certificateFor("localhost"), listener);
  server.on("connection", (socket) => {
    open++;
    socket.once("close", () => open--);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ca: authority?.pem,
    requests: () => requests,
    open: () => open,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
