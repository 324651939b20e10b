import type { Environment } from "@aws-temp/core";
import { type InputSource, readText } from "./read-text.ts";

const proxyVariables = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];

/**
 * The variables for calls: one proxy for STS and the token service alike, and the address of STS.
 *
 * `http-proxy` wins over the job's variables; of those, `HTTPS_PROXY` over `HTTP_PROXY` over `ALL_PROXY`, and the lower-case spelling
 * over the upper-case one.
 *
 * @public
 */
export function readNetwork(source: InputSource): Environment {
  const { environment } = source;
  const told = (name: string) => (environment[name.toLowerCase()] ?? environment[name])?.trim() || undefined;
  const proxy = readText(source, "http-proxy") ?? proxyVariables.map(told).find((value) => value !== undefined);
  const noProxy = readText(source, "no-proxy") ?? told("NO_PROXY");
  const endpoint = readText(source, "sts-endpoint");
  const none = [...proxyVariables, "NO_PROXY"].flatMap((name) => [name, name.toLowerCase()]);
  return {
    ...environment,
    ...Object.fromEntries(none.map((name) => [name, undefined])),
    ...(proxy !== undefined && { HTTPS_PROXY: proxy, HTTP_PROXY: proxy }),
    ...(noProxy !== undefined && { NO_PROXY: noProxy }),
    ...(endpoint !== undefined && { AWS_ENDPOINT_URL_STS: endpoint, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: undefined }),
  };
}

/**
 * What must not be shown of the proxy's address: its password, as it is written and as it is meant.
 *
 * @public
 */
export function proxySecrets({ HTTPS_PROXY: proxy }: { readonly HTTPS_PROXY?: string | undefined }): readonly string[] {
  const address = proxy === undefined ? "" : proxy.includes("://") ? proxy : `http://${proxy}`;
  const written = URL.canParse(address) ? new URL(address).password : "";
  return written === "" ? [] : [...new Set([written, decoded(written)])];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
