import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Asked {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage["headers"];
}

/** An HTTP server on loopback that answers by a function, until the running test is over. */
export async function answeringServer(answer: (asked: Asked, response: ServerResponse, count: number) => void) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request;
    asked.push({ method, path, headers });
    answer({ method, path, headers }, response, asked.length);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
