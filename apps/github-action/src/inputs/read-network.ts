import { CredentialError, type Environment } from "@aws-temp/core";
import { type InputSource, readText } from "./read-text.ts";

const proxyVariables = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];

/**
 * The variables for calls: one proxy for STS and the token service alike, and the address of STS.
 *
 * `http-proxy` wins over the job's variables; of those, `HTTPS_PROXY` over `HTTP_PROXY` over `ALL_PROXY`, and the lower-case spelling
 * over the upper-case one.
 *
 * @throws {CredentialError} `INVALID_VALUE`
 * @public
 */
export function readNetwork(source: InputSource): Environment {
  const { environment } = source;
  const [proxy] = proxies(source);
  if (proxy !== undefined) checkPassword(proxy);
  const noProxy = readText(source, "no-proxy") ?? told(environment, "NO_PROXY");
  const endpoint = readText(source, "sts-endpoint");
  if (endpoint !== undefined && !isAddress(endpoint)) {
    throw new CredentialError("INVALID_VALUE", `sts-endpoint is “${endpoint}”, which is not an http:// or https:// address.`);
  }
  const none = [...proxyVariables, "NO_PROXY"].flatMap((name) => [name, name.toLowerCase()]);
  return {
    ...environment,
    ...Object.fromEntries(none.map((name) => [name, undefined])),
    ...(proxy !== undefined && { HTTPS_PROXY: proxy, HTTP_PROXY: proxy }),
    ...(noProxy !== undefined && { NO_PROXY: noProxy }),
    ...(endpoint !== undefined && { AWS_ENDPOINT_URL_STS: endpoint, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: undefined }),
  };
}

/** The proxies that are named, the one that is used first. */
export function proxies(source: InputSource): readonly string[] {
  const named = [readText(source, "http-proxy"), ...proxyVariables.map((name) => told(source.environment, name))];
  return named.filter((proxy) => proxy !== undefined);
}

function told(environment: Environment, name: string): string | undefined {
  return (environment[name.toLowerCase()] ?? environment[name])?.trim() || undefined;
}

/**
 * What must not be shown of a proxy's address: its password, as it is written and as it is meant. A user name without a password is a token,
 * and taken for one.
 *
 * @public
 */
export function proxySecrets(proxy: string): readonly string[] {
  const address = proxy.includes("://") ? proxy : `http://${proxy}`;
  const { username = "", password = "" } = URL.canParse(address) ? new URL(address) : {};
  const understood = password || username;
  const [, user = "", written = user] = /^[^:]+:\/\/([^:@]*)(?::(.+))?:?@/.exec(address) ?? [];
  return [...new Set([understood, decoded(understood), written])].filter((secret) => secret !== "");
}

/**
 * An unescaped `/`, `?` or `#` ends the host's part of an address: the proxy's name would then be a part of its password, and be shown.
 */
function checkPassword(proxy: string): void {
  const withoutScheme = proxy.replace(/^\w+:\/\//, "");
  if (!/[/?#].*@/.test(withoutScheme)) return;
  throw new CredentialError("INVALID_VALUE", "The password of the proxy has a /, ? or # that is not escaped.", {
    hints: ["Write them as %2F, %3F and %23 in its address."],
  });
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
