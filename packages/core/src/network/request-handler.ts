import type { Agent } from "node:http";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import { CredentialError } from "../errors/credential-error.ts";
import type { Environment } from "../ports/environment.ts";
import { handleBounded } from "./bounded-handler.ts";
import type { Patience } from "./patience.ts";
import { proxyForUrl } from "./proxy/proxy-for-url.ts";

/**
 * How the last request travelled: what a fault must be judged with, and no error object tells.
 *
 * @internal
 */
export interface Route {
  /** Scheme, host and port of the endpoint. */
  origin: string;
  /** Host and port of the proxy; never its user name or password. */
  proxy: string | undefined;
  /** What the proxy answered to CONNECT. */
  tunnelStatus: number | undefined;
  /** What the last answer's Date header says, in milliseconds since the epoch. */
  serverTime: number | undefined;
}

/**
 * The SDK's own HTTP handler, led through the proxy that the environment names for the address which the SDK resolved.
 *
 * @internal
 */
export interface RoutedHandler {
  readonly route: Route;
  readonly handle: NodeHttpHandler["handle"];
  /** Sends a request of which only the status and the headers of the answer matter. */
  readonly look: (request: Parameters<NodeHttpHandler["handle"]>[0]) => ReturnType<NodeHttpHandler["handle"]>;
  readonly destroy: () => void;
  readonly updateHttpClientConfig: () => void;
  readonly httpHandlerConfigs: () => object;
}

interface HandlerInput {
  readonly environment: Environment;
  readonly patience: Patience;
  /** PEM text that replaces the built-in certificates. */
  readonly ca: string | undefined;
}

/** @internal */
export function createRequestHandler(input: HandlerInput): RoutedHandler {
  const route: Route = { origin: "", proxy: undefined, tunnelStatus: undefined, serverTime: undefined };
  const handlers = new Map<string, Promise<NodeHttpHandler>>();
  const handlerFor = (url: URL) => {
    route.origin = url.origin;
    const known = handlers.get(url.origin) ?? openHandler(url, input, route);
    handlers.set(url.origin, known);
    return known;
  };
  const send = async (...[request, options, headersOnly]: [...Parameters<NodeHttpHandler["handle"]>, headersOnly?: boolean]) => {
    const port = request.port === undefined ? "" : `:${request.port}`;
    const handler = await handlerFor(new URL(`${request.protocol}//${request.hostname}${port}`));
    const answered = await handleBounded(handler, request, options, input.patience, headersOnly);
    const time = Date.parse(answered.response.headers["date"] ?? "");
    route.serverTime = Number.isNaN(time) ? undefined : time;
    return answered;
  };
  return {
    route,
    handle: (request, options) => send(request, options),
    look: (request) => send(request, undefined, true),
    destroy: () => {
      for (const handler of handlers.values()) {
        // A handler that could not be made has failed its request already.
        handler.then((opened) => opened.destroy()).catch(() => undefined);
      }
    },
    // The SDK offers settings here that were made explicitly above; there is nothing to add.
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

async function openHandler(url: URL, { environment, patience, ca }: HandlerInput, route: Route): Promise<NodeHttpHandler> {
  const { NodeHttpHandler } = await import("@smithy/node-http-handler");
  const timeouts = {
    connectionTimeout: patience.connectMs,
    requestTimeout: patience.answerMs,
    throwOnRequestTimeout: true,
    socketTimeout: patience.answerMs,
  };
  const proxy = proxyForUrl(url, environment);
  if (proxy === undefined) {
    return new NodeHttpHandler({ ...timeouts, ...(ca !== undefined && { httpsAgent: { ca } }) });
  }
  const address = proxyAddress(proxy);
  route.proxy = address.host;
  const secure = url.protocol === "https:";
  const agent = secure ? await tunnelAgent(address, ca, route) : await forwardAgent(address, ca);
  return new NodeHttpHandler({ ...timeouts, ...(secure ? { httpsAgent: agent } : { httpAgent: agent }) } as object);
}

function proxyAddress(proxy: string): URL {
  if (!URL.canParse(proxy)) {
    throw new CredentialError("PROXY_FAILED", "The proxy in the environment is not a URL.", {
      hints: [correctProxy],
    });
  }
  const address = new URL(proxy);
  if (address.protocol !== "http:" && address.protocol !== "https:") {
    throw new CredentialError("PROXY_FAILED", `A proxy of the kind ${address.protocol}// (${address.host}) is not supported.`, {
      hints: ["Name an http:// or https:// proxy.", correctProxy],
    });
  }
  return address;
}

const correctProxy = "Correct HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, or exempt the host with NO_PROXY.";

/** The agents print the address that they are given when `DEBUG` is set, so user and password go by the header that they stand for. */
function withoutPassword(proxy: URL, ca: string | undefined): [proxy: URL, options: AgentOptions] {
  const { username, password } = proxy;
  const options = ca === undefined ? {} : { ca };
  if (username === "" && password === "") return [proxy, options];
  const address = new URL(proxy);
  address.username = "";
  address.password = "";
  const user = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
  return [address, { ...options, headers: { "Proxy-Authorization": `Basic ${user}` } }];
}

interface AgentOptions {
  readonly ca?: string;
  readonly headers?: Record<string, string>;
}

async function tunnelAgent(proxy: URL, ca: string | undefined, route: Route): Promise<Agent> {
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  const agent = new HttpsProxyAgent(...withoutPassword(proxy, ca));
  // The constructor keeps `ca` for the proxy's own TLS; the endpoint's TLS takes it from the agent's options.
  Object.assign(agent.options, ca === undefined ? {} : { ca });
  agent.on("proxyConnect", (answer: { readonly statusCode: number }) => {
    route.tunnelStatus = answer.statusCode;
  });
  return agent;
}

async function forwardAgent(proxy: URL, ca: string | undefined): Promise<Agent> {
  const { HttpProxyAgent } = await import("http-proxy-agent");
  return new HttpProxyAgent(...withoutPassword(proxy, ca));
}

/**
 * How far this machine's clock is from the counterpart's. The Date header counts whole seconds, and the answer took a moment: less than a
 * minute is no error of the clock.
 *
 * @returns seconds, positive when this machine is behind; `undefined` when the answer had no date
 * @internal
 */
export function skewOf({ serverTime }: Route, now: number): number | undefined {
  if (serverTime === undefined) return undefined;
  const seconds = Math.round((serverTime - now) / 1000);
  return Math.abs(seconds) < 60 ? 0 : seconds;
}
