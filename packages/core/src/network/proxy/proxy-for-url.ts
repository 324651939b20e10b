import type { Environment } from "../../ports/environment.ts";
import { isExempt } from "./no-proxy.ts";

/**
 * The proxy that the environment names for a request: `HTTPS_PROXY` or `HTTP_PROXY` by the request's scheme, else `ALL_PROXY`,
 * unless `NO_PROXY` exempts the host.
 *
 * Of each variable the lower-case spelling wins, and being empty it switches the upper-case one off, as in Python and so in the
 * AWS CLI. Without a scheme (`proxy.example:3128`) a proxy is taken as `http://`. The proxy libraries would read the process's
 * own environment, which nothing below the apps may do; hence this function.
 *
 * @param url - where the request goes
 * @returns the proxy as written, with a scheme; `undefined` for a direct connection
 * @internal
 */
export function proxyForUrl(url: URL, environment: Environment): string | undefined {
  const secure = url.protocol === "https:";
  const proxy = either(environment, secure ? "HTTPS_PROXY" : "HTTP_PROXY") ?? either(environment, "ALL_PROXY");
  if (proxy === undefined) {
    return undefined;
  }
  const host = url.hostname.toLowerCase().replace(/^\[|\]$|\.$/g, "");
  const port = url.port === "" ? (secure ? "443" : "80") : url.port;
  if (isExempt({ host, port }, either(environment, "NO_PROXY") ?? "")) {
    return undefined;
  }
  return proxy.includes("://") ? proxy : `http://${proxy}`;
}

function either(environment: Environment, upper: string): string | undefined {
  return (environment[upper.toLowerCase()] ?? environment[upper])?.trim() || undefined;
}
