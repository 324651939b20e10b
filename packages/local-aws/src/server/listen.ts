import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { CertificateAuthority } from "../tls/certificate-authority.ts";

/** @internal */
export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1, in TLS when given an authority: then for any host name, each with its own certificate.
 *
 * @param port - 0 takes a free one
 * @internal
 */
export async function listen(
  listener: RequestListener,
  options: { readonly port: number; readonly authority: CertificateAuthority | undefined },
): Promise<Listening> {
  const { authority, port } = options;
  const server: Server =
    authority === undefined
      ? createServer(listener)
      : createTlsServer(
          {
            ...authority.certificateFor("localhost"),
            SNICallback: (name, done) => done(null, authority.contextFor(name)),
          },
          listener,
        );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
