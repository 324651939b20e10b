import { once } from "node:events";
import { createServer } from "node:net";

/** Below the ports that a system hands out by itself: none of the tests' many servers can take one of these meanwhile. */
const firstPort = 10_000;
/** Each worker of the test runner has ports of its own. */
const perWorker = 100;
const workers = 200;
let given = 0;

/**
 * A port of 127.0.0.1 that no process uses. Where the tests run in a container, the CLI must be told that a browser can come back.
 */
export async function freePort(): Promise<number> {
  const worker = Number(process.env["VITEST_WORKER_ID"] ?? process.pid) % workers;
  for (let tries = 0; tries < perWorker; tries++) {
    const port = firstPort + worker * perWorker + (given++ % perWorker);
    if (await isFree(port)) return port;
  }
  throw new Error(`All ports from ${firstPort + worker * perWorker} on are in use.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listening = once(server, "listening");
  server.listen(port, "127.0.0.1");
  try {
    await listening;
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}
